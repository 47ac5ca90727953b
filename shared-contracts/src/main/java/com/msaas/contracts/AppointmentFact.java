package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of an appointment after something happened to it. Each event of the family carries all of
/// it, so that a consumer understands one without having seen those before. Ids and facts only: no names, no
/// notes, no reasons.
public sealed interface AppointmentFact extends ContractEvent
        permits AppointmentBooked,
                AppointmentRescheduled,
                AppointmentConfirmed,
                AppointmentCheckedIn,
                AppointmentStarted,
                AppointmentCompleted,
                AppointmentCancelled,
                AppointmentMarkedNoShow {

    UUID appointmentId();

    UUID clientId();

    UUID providerId();

    UUID serviceId();

    /// The chair, room or device; absent where the service needs none.
    @Nullable
    UUID resourceId();

    Instant startTime();

    Instant endTime();

    /// What the treatment costs as agreed for this appointment.
    Money price();

    AppointmentStatus status();

    /// When it happened.
    Instant at();

    @Override
    default UUID aggregateId() {
        return appointmentId();
    }
}
