/// Decides which service a path belongs to, which paths are open to everybody, and which are no paths at all.
@NullMarked
package com.msaas.gateway.routing;

import org.jspecify.annotations.NullMarked;
