package com.msaas.tenant.team;

import com.msaas.platform.security.Role;
import java.time.Instant;
import java.util.UUID;

/// Somebody who belongs to the clinic, and as what. One who was removed is remembered, as what is told of him
/// later has to be newer than what was told before.
///
/// @param version 1 when he first joins, one more with each change, also across a removal
record Member(UUID userId, long version, Role role, boolean active, Instant joinedAt) {

    /// Somebody who was never here before.
    static Member joining(UUID userId, Role role, Instant now) {
        return new Member(userId, 1, role, true, now);
    }

    /// Somebody who was never here and is not to be.
    static Member turnedAway(UUID userId, Role role, Instant now) {
        return new Member(userId, 1, role, false, now);
    }

    Member rejoining(Role as, Instant now) {
        return new Member(userId, version + 1, as, true, now);
    }

    Member becoming(Role other) {
        return new Member(userId, version + 1, other, active, joinedAt);
    }

    Member removed() {
        return new Member(userId, version + 1, role, false, joinedAt);
    }
}
