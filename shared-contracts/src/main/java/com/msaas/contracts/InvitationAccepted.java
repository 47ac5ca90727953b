package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// The person at an invitation's address has said yes, and proved to be that person. Whether he joins is
/// tenant-service's to say: the invitation may have been withdrawn meanwhile.
///
/// @param version always 1, as an invitation is accepted once
/// @param userId who he is, as his tokens say
public record InvitationAccepted(UUID invitationId, long version, UUID userId, MemberRole role, Instant at)
        implements ContractEvent {

    @Override
    public UUID aggregateId() {
        return invitationId;
    }
}
