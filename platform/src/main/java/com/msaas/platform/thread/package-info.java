/// Decides how a component does something all the time, from the service's start to its end.
@NullMarked
package com.msaas.platform.thread;

import org.jspecify.annotations.NullMarked;
