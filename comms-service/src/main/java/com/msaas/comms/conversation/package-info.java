/// Conversations: whom they are with, where they stand, and whether something in them waits. One is there for
/// each patient who has booked, so that reception has where to write before anybody has written; the others
/// begin when somebody writes. Who wrote is looked for among the clinic's patients.
@NullMarked
package com.msaas.comms.conversation;

import org.jspecify.annotations.NullMarked;
