/// What the world is told of messages: that there are some, never what they say.
@NullMarked
package com.msaas.comms.publishing;

import org.jspecify.annotations.NullMarked;
