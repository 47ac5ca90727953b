/// The clinic itself: opens when it is registered, decides which settings make sense and tells them to
/// everybody.
@NullMarked
package com.msaas.tenant.clinic;

import org.jspecify.annotations.NullMarked;
