/// Decides what the people of a clinic are told and remembers who has read it. Does not decide about
/// appointments: it only says what happened to them.
@NullMarked
package com.msaas.notification;

import org.jspecify.annotations.NullMarked;
