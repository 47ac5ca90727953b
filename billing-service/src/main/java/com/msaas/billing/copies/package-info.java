/// What this service keeps of what others tell: in which zone a clinic keeps its time. Replaced whole by the
/// newest version.
@NullMarked
package com.msaas.billing.copies;

import org.jspecify.annotations.NullMarked;
