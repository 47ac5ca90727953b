package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// Who belongs to a clinic, and as what. The one who decides it is tenant-service; what a person's tokens carry
/// follows.
/// Versions go on when somebody who was removed joins again, so that the newest fact about a person is always
/// the one of the highest version.
public sealed interface MemberFact extends ContractEvent permits MemberJoined, MemberRoleChanged, MemberRemoved {

    UUID userId();

    /// From now on; of one who was removed, the last he had.
    MemberRole role();

    Instant at();

    @Override
    default UUID aggregateId() {
        return userId();
    }
}
