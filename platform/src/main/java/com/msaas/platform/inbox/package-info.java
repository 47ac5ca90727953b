/// How a service learns from the others: each listener takes each event in once in effect, in its tenant's
/// order, however often it is delivered. What cannot be taken in is parked with its reason, and what comes
/// after it of the same aggregate behind it.
@NullMarked
package com.msaas.platform.inbox;

import org.jspecify.annotations.NullMarked;
