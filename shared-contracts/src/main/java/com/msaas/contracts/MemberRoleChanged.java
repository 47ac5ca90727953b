package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// A member may do more than before, or less.
public record MemberRoleChanged(UUID userId, long version, MemberRole role, MemberRole previousRole, Instant at)
        implements MemberFact {}
