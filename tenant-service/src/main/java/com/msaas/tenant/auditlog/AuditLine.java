package com.msaas.tenant.auditlog;

import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditSeverity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that somebody did.
///
/// @param userId none where no member of the clinic did it
/// @param role in which the user acted
record AuditLine(
        UUID id,
        String action,
        String resourceType,
        String resourceId,
        AuditActorKind actorKind,
        @Nullable UUID userId,
        @Nullable String role,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String requestId,
        AuditSeverity severity,
        List<Changed> changes,
        Instant at) {

    /// One field before and after; a personal or sensitive one is masked.
    record Changed(
            String field,
            @Nullable String oldValue,
            @Nullable String newValue) {}
}
