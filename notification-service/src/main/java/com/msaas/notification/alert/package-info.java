/// What a clinic's owners are told of at once: something was deleted or exported, or somebody's role changed. What is
/// alike and comes in a burst is one notice and at most two mails to each: one for the first, and one that sums up the
/// rest when a while is over. It has a delivery of its own, apart from that of patients' mails: it is about no
/// appointment, never becomes untrue, waits for no turn behind reminders, and staff does not see it.
@NullMarked
package com.msaas.notification.alert;

import org.jspecify.annotations.NullMarked;
