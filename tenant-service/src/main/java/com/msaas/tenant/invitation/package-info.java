/// Asking people to join the clinic. Who says yes, and is who he says, comes from where people sign in; whether he
/// joins is decided here.
@NullMarked
package com.msaas.tenant.invitation;

import org.jspecify.annotations.NullMarked;
