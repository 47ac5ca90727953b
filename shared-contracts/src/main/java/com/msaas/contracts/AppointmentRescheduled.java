package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An appointment has moved in time, to another provider or to another chair; with what it was before, so
/// that a consumer can undo what it counted.
public record AppointmentRescheduled(
        UUID appointmentId,
        long version,
        UUID clientId,
        UUID providerId,
        UUID serviceId,
        @Nullable UUID resourceId,
        Instant startTime,
        Instant endTime,
        Money price,
        AppointmentStatus status,
        Instant previousStartTime,
        Instant previousEndTime,
        UUID previousProviderId,
        @Nullable UUID previousResourceId,
        Instant at)
        implements AppointmentFact {}
