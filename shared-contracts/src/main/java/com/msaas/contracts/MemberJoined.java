package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// Somebody belongs to the clinic from now on.
public record MemberJoined(UUID userId, long version, MemberRole role, Instant at) implements MemberFact {}
