/// What this service keeps of other services' events: how each clinic is called, what its plan
/// allows, and how much of that is used.
@NullMarked
package com.msaas.auth.copies;

import org.jspecify.annotations.NullMarked;
