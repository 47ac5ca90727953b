/// What the system writes to patients and to a clinic's people, in the clinic's language: a subject, a text and a page
/// for each sort of mail, and what notices say. The words stand in files, plain text with places for values; values
/// never become part of a page's markup or of a header.
@NullMarked
package com.msaas.notification.template;

import org.jspecify.annotations.NullMarked;
