/// Tells everybody which parts of the system work, and since when.
@NullMarked
package com.msaas.gateway.health;

import org.jspecify.annotations.NullMarked;
