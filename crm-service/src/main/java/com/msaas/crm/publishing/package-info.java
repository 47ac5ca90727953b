/// Says what happened: to the other services, without a word about who the patient is, and to the clinic's
/// audit log, with what is personal masked.
@NullMarked
package com.msaas.crm.publishing;

import org.jspecify.annotations.NullMarked;
