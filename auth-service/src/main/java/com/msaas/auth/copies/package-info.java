/// What this service keeps of other services' events: how each clinic is called.
@NullMarked
package com.msaas.auth.copies;

import org.jspecify.annotations.NullMarked;
