package com.msaas.tenant.auditlog;

import com.msaas.contracts.AuditSeverity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which lines are asked for; what is left out does not matter.
///
/// @param from the first instant
/// @param to the first instant that does not count any more
record AuditQuery(
        @Nullable String resourceType,
        @Nullable String resourceId,
        @Nullable UUID userId,
        @Nullable String action,
        @Nullable AuditSeverity severity,
        @Nullable Instant from,
        @Nullable Instant to) {}
