package com.msaas.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody did something in a clinic, in whichever service: one line of the clinic's audit log. Written once
/// and never changed, so its version is always 1.
///
/// @param action subject and verb: `appointment.booked`
/// @param resourceId what it was done to; a text because not everything audited has a UUID
/// @param userId absent where no member of the clinic did it
/// @param role in which the user acted
public record AuditRecorded(
        UUID auditId,
        long version,
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
        List<AuditChange> changes,
        Instant at)
        implements ContractEvent {

    public AuditRecorded {
        changes = List.copyOf(changes);
    }

    @Override
    public UUID aggregateId() {
        return auditId;
    }
}
