/// What this service keeps of what others tell: in which zone a clinic keeps its time, and its currency.
/// Replaced whole by the newest version.
@NullMarked
package com.msaas.analytics.copies;

import org.jspecify.annotations.NullMarked;
