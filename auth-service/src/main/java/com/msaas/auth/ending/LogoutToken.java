package com.msaas.auth.ending;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What Keycloak says when it has ended a session, as [OpenID Connect Back-Channel Logout
/// 1.0](https://openid.net/specs/openid-connect-backchannel-1_0.html) has it.
///
/// @param id of the token itself, its `jti`
/// @param session that has ended, as the tokens' `sid` says; none where all of the user's have
/// @param at when Keycloak said so, to the second
record LogoutToken(String id, UUID user, Optional<String> session, Instant at) {}
