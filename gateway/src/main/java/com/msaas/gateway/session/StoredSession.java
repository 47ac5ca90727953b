package com.msaas.gateway.session;

import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;

/// A session at rest.
///
/// @param id the digest of its key
/// @param version rises with each renewal
/// @param goodUntil when the access token ends
/// @param clinic the one that was chosen
record StoredSession(
        String id,
        long version,
        String accessToken,
        String refreshToken,
        Instant goodUntil,
        Optional<TenantId> clinic) {

    @Override
    public String toString() {
        return "StoredSession[version=" + version + ", goodUntil=" + goodUntil + "]";
    }
}
