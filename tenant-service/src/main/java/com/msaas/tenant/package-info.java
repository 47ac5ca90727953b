/// What a clinic is as a business: its settings, its people, and the log of what they did. Who may sign in is
/// decided elsewhere; this service decides what the clinic is called, when it is open and who reads its log.
@NullMarked
package com.msaas.tenant;

import org.jspecify.annotations.NullMarked;
