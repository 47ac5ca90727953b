/// Decides what may happen to an appointment, from the booking to the end of the visit, and keeps what did
/// happen.
@NullMarked
package com.msaas.scheduling.appointment;

import org.jspecify.annotations.NullMarked;
