package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The treatment has begun.
public record AppointmentStarted(
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
        Instant at)
        implements AppointmentFact {}
