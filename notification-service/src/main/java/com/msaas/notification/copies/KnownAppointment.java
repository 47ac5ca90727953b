package com.msaas.notification.copies;

import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.AppointmentStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// An appointment as it stood after the newest fact of it that has arrived.
public record KnownAppointment(
        UUID id, long version, UUID client, UUID provider, UUID service, Instant start, AppointmentStatus status) {

    /// As it stands after this fact; in milliseconds, as instants are stored.
    public static KnownAppointment after(AppointmentFact fact) {
        return new KnownAppointment(
                fact.appointmentId(),
                fact.version(),
                fact.clientId(),
                fact.providerId(),
                fact.serviceId(),
                fact.startTime().truncatedTo(ChronoUnit.MILLIS),
                fact.status());
    }

    /// Whether the patient is expected and not there yet.
    public boolean isAhead() {
        return status == AppointmentStatus.SCHEDULED || status == AppointmentStatus.CONFIRMED;
    }

    /// Whether it will not take place.
    public boolean isOff() {
        return status == AppointmentStatus.CANCELLED;
    }
}
