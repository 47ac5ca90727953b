/// What the system writes to patients, in their language: a subject, a text and a page for each sort of mail.
/// The words stand in files, plain text with places for values; values never become part of a page's markup
/// or of a header.
@NullMarked
package com.msaas.notification.template;

import org.jspecify.annotations.NullMarked;
