/// What this service keeps of what others tell: what clinics are called and by which slug they are found, how
/// patients are reached, and how often each has booked, shown beside the conversation with them.
@NullMarked
package com.msaas.comms.copies;

import org.jspecify.annotations.NullMarked;
