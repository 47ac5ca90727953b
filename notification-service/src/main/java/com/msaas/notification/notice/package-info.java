/// Notices inside the application: one for each thing that happened, read by each member of the clinic for
/// themselves. They hold ids and times, no names, and are worded when they are read.
@NullMarked
package com.msaas.notification.notice;

import org.jspecify.annotations.NullMarked;
