/// The one door to Keycloak: users that are not to be known yet, users that are, and the tokens they come in
/// with.
@NullMarked
package com.msaas.auth.identity;

import org.jspecify.annotations.NullMarked;
