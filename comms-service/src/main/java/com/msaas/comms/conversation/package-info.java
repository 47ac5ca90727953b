/// Conversations: one is there for each patient who has booked, so that reception has where to write before
/// anybody has written.
@NullMarked
package com.msaas.comms.conversation;

import org.jspecify.annotations.NullMarked;
