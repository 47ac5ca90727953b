/// What this service keeps of what others tell: in which zone and currency a clinic lives. Replaced whole by
/// the newest version, and what every clinic starts from until something is told.
@NullMarked
package com.msaas.crm.copies;

import org.jspecify.annotations.NullMarked;
