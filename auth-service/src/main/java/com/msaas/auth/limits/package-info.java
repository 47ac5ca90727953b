/// Counts tries against a limit over a span of time, for all instances together.
@NullMarked
package com.msaas.auth.limits;

import org.jspecify.annotations.NullMarked;
