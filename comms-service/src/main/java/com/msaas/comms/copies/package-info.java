/// What this service keeps of what others tell: how often a patient has booked, shown beside the conversation
/// with them.
@NullMarked
package com.msaas.comms.copies;

import org.jspecify.annotations.NullMarked;
