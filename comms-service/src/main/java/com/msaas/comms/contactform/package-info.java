/// The contact form on a clinic's page: a public door where anybody may write to the clinic.
@NullMarked
package com.msaas.comms.contactform;

import org.jspecify.annotations.NullMarked;
