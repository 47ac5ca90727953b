package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A patient has an appointment: time, provider and, where needed, a chair are taken.
///
/// @param overbooked the slot was taken already, and someone entitled to it decided to book all the same
public record AppointmentBooked(
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
        boolean overbooked,
        Instant createdAt,
        Instant at)
        implements AppointmentFact {}
