package com.msaas.gateway.session;

import com.msaas.platform.security.VerifiedToken;
import com.msaas.platform.tenancy.TenantId;
import java.util.Optional;

/// Somebody who is signed in with a browser.
///
/// @param accessToken what services are shown
/// @param clinic the one that was chosen, as long as the token carries it
public record BrowserSession(SessionKey key, VerifiedToken token, String accessToken, Optional<TenantId> clinic) {

    static BrowserSession of(SessionKey key, VerifiedToken token, StoredSession stored) {
        return new BrowserSession(
                key,
                token,
                stored.accessToken(),
                stored.clinic().filter(clinic -> token.memberships().in(clinic).isPresent()));
    }

    @Override
    public String toString() {
        return "BrowserSession[user=" + token.userId() + "]";
    }
}
