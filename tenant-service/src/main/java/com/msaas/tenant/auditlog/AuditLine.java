package com.msaas.tenant.auditlog;

import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditSeverity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
        @Nullable Erasable ipAddress,
        @Nullable Erasable userAgent,
        @Nullable String requestId,
        AuditSeverity severity,
        List<Changed> changes,
        Instant at) {

    /// One field before and after; a personal or sensitive one is masked.
    record Changed(
            String field,
            @Nullable Erasable oldValue,
            @Nullable Erasable newValue) {}

    /// The same without what it says of its resource, nor of where a patient was who did it himself.
    AuditLine withoutValues() {
        boolean byHimself = actorKind == AuditActorKind.PATIENT;
        return with(
                byHimself ? erased(ipAddress) : ipAddress,
                byHimself ? erased(userAgent) : userAgent,
                changes.stream()
                        .map(change ->
                                new Changed(change.field(), erased(change.oldValue()), erased(change.newValue())))
                        .toList());
    }

    /// The same without where its user was and by what program.
    AuditLine withoutOrigin() {
        return with(erased(ipAddress), erased(userAgent), changes);
    }

    Stream<Erasable> erasables() {
        return Stream.concat(
                        Stream.of(ipAddress, userAgent),
                        changes.stream().flatMap(change -> Stream.of(change.oldValue(), change.newValue())))
                .filter(Objects::nonNull);
    }

    private AuditLine with(@Nullable Erasable address, @Nullable Erasable program, List<Changed> changed) {
        return new AuditLine(
                id,
                action,
                resourceType,
                resourceId,
                actorKind,
                userId,
                role,
                address,
                program,
                requestId,
                severity,
                changed,
                at);
    }

    private static @Nullable Erasable erased(@Nullable Erasable value) {
        return value == null ? null : value.erased();
    }
}
