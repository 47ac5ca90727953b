package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// Somebody does not belong to the clinic any more: whatever he still holds that says so is void.
public record MemberRemoved(UUID userId, long version, MemberRole role, Instant at) implements MemberFact {}
