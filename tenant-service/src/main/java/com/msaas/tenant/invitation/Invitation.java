package com.msaas.tenant.invitation;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Somebody is asked to join the clinic. It stands until he says yes, it is withdrawn or runs out, and is then
/// forgotten with his address: the log tells that it was.
///
/// @param version rises with each time that it is sent
/// @param expiresAt from then on it cannot be accepted
record Invitation(
        InvitationId id,
        long version,
        String name,
        EmailAddress email,
        Role role,
        UUID invitedBy,
        Instant createdAt,
        Instant expiresAt) {
    private static final Duration STANDS = Duration.ofDays(7);

    /// A yes that was said in time may be heard of a little later.
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(15);

    static Invitation of(InvitationId id, String name, EmailAddress email, Role role, UUID by, Instant now) {
        return new Invitation(id, 1, name, email, role, by, now, now.plus(STANDS));
    }

    /// The same, sent once more: it stands from now on.
    Invitation sentAgain(Instant now) {
        return new Invitation(id, version + 1, name, email, role, invitedBy, createdAt, now.plus(STANDS));
    }

    /// When nobody need wait for an answer any more.
    Instant over() {
        return expiresAt.plus(ON_ITS_WAY);
    }
}
