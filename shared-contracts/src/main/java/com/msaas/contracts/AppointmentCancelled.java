package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The appointment will not take place and its time is free again. Says on whose wish, not why.
public record AppointmentCancelled(
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
        CancelledBy cancelledBy,
        Instant at)
        implements AppointmentFact {}
