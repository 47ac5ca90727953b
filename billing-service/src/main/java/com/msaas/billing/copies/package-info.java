/// What this service keeps of what others tell: in which zone a clinic keeps its time, who belongs to it, and
/// who owns it.
@NullMarked
package com.msaas.billing.copies;

import org.jspecify.annotations.NullMarked;
