/// Who is asking, for which clinic, and as what: tokens are verified, the clinic is chosen among the token's
/// memberships, and what is not allowed is refused before any controller.
@NullMarked
package com.msaas.platform.security;

import org.jspecify.annotations.NullMarked;
