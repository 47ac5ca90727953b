/// What every service shares at its start: the defaults that all of them run with, and the clock.
@NullMarked
package com.msaas.platform;

import org.jspecify.annotations.NullMarked;
