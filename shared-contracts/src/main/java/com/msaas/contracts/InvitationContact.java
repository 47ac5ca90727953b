package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// Somebody is asked to join a clinic, at this address: personal data, so it travels on the contact topic only. It
/// stands for as long as the invitation is open; accepted, withdrawn or run out, a tombstone takes it away.
///
/// @param version rises when the link is to be mailed once more
/// @param role what he will be
/// @param expiresAt from then on it cannot be accepted
public record InvitationContact(
        UUID invitationId, long version, String name, String email, MemberRole role, Instant expiresAt)
        implements ContractEvent {

    @Override
    public UUID aggregateId() {
        return invitationId;
    }
}
