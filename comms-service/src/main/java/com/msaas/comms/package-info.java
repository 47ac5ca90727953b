/// Decides about conversations with patients: whom they are with, where they stand, what was said. Does not
/// decide about appointments: a first one only opens the conversation.
@NullMarked
package com.msaas.comms;

import org.jspecify.annotations.NullMarked;
