/// Signing in with Google, where the system is known to it: Keycloak asks Google, and the rest is as with any sign-in.
@NullMarked
package com.msaas.auth.google;

import org.jspecify.annotations.NullMarked;
