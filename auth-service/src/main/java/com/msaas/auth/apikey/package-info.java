/// Keys by which a clinic lets other programs in: each for some lines of the permission table, shown once, and void
/// as soon as it is taken back. Keycloak holds the secret as it holds passwords; here stands what it does not know.
@NullMarked
package com.msaas.auth.apikey;

import org.jspecify.annotations.NullMarked;
