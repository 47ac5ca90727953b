/// What patients are written to by the system itself: confirmations, changes, cancellations, and reminders
/// before an appointment. Each notice is there once, follows what becomes of its appointment, is judged again
/// when it is sent, and tells what became of it. It holds ids and times; address and names are looked up when
/// the mail is written, and nowhere kept.
@NullMarked
package com.msaas.notification.delivery;

import org.jspecify.annotations.NullMarked;
