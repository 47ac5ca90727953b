/// Sessions of browsers, which hold a cookie and never see a token: the gateway keeps their tokens, renews them and
/// remembers the clinic that was chosen.
@NullMarked
package com.msaas.gateway.session;

import org.jspecify.annotations.NullMarked;
