/// Decides which instance of a service a request is given to, when it is tried on another, and when a route
/// is left alone for a while.
@NullMarked
package com.msaas.gateway.upstream;

import org.jspecify.annotations.NullMarked;
