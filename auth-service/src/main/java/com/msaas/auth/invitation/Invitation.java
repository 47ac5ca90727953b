package com.msaas.auth.invitation;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody is asked to join a clinic. It begins and ends by what tenant-service tells, or ends here by being accepted.
///
/// @param id also the mark of the user who is made for it
/// @param name how whoever invites calls him
/// @param newcomer who is just being made a user for it
record Invitation(
        UUID id,
        TenantId tenant,
        long version,
        EmailAddress email,
        String name,
        Role role,
        Instant expiresAt,
        @Nullable Newcomer newcomer) {

    /// Somebody without an account who has said yes.
    ///
    /// @param name as he calls himself
    record Newcomer(UUID userId, String name) {}

    /// What the tokens of whoever accepts will carry.
    String membership() {
        return tenant + ":" + role.wireName();
    }

    boolean isOpen(Instant now) {
        return now.isBefore(expiresAt);
    }
}
