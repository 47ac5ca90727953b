/// The second factor: a code of an app, which Keycloak keeps and asks for, and recovery codes for whoever has lost the
/// app, of which hashes are kept here.
@NullMarked
package com.msaas.auth.twofactor;

import org.jspecify.annotations.NullMarked;
