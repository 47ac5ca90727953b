/// Which clinics a user's tokens carry. Who belongs to a clinic is decided by tenant-service and told by event; here
/// Keycloak is made to follow, and whoever may do less than before signs in anew.
@NullMarked
package com.msaas.auth.membership;

import org.jspecify.annotations.NullMarked;
