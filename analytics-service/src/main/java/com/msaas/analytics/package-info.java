/// Decides how a clinic's days are told in numbers. Everything here is made from events and can be made anew
/// from them.
@NullMarked
package com.msaas.analytics;

import org.jspecify.annotations.NullMarked;
