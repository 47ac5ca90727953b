/// What every test needs once: the real servers, people who may sign in, a clock to move, a client and a
/// reader of events, and the checks that hold for every service alike.
@NullMarked
package com.msaas.testsupport;

import org.jspecify.annotations.NullMarked;
