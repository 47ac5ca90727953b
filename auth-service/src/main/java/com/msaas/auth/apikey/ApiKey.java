package com.msaas.auth.apikey;

import com.msaas.platform.security.Permission;
import com.msaas.platform.security.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key of the bound clinic.
///
/// @param name what the clinic calls it
/// @param scopes what it may do, and nothing else
/// @param userId under which the log names it; none until Keycloak knows it
/// @param expiresAt from then on it opens nothing; none for one that stands until it is taken back
/// @param lastUsedAt to some minutes; none for one that was never used
record ApiKey(
        UUID id,
        String name,
        Set<Permission> scopes,
        UUID createdBy,
        Instant createdAt,
        @Nullable UUID userId,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /// As Keycloak calls its user.
    static String userName(UUID id) {
        return "key-" + id;
    }

    /// The least role that permits all of it: what it may do is bound by the scopes, and by this besides.
    Role role() {
        return scopes.stream().allMatch(scope -> scope.isOf(Role.VIEWER)) ? Role.VIEWER : Role.STAFF;
    }

    boolean isOver(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
