package com.msaas.analytics.counts;

import static com.msaas.contracts.AppointmentStatus.CANCELLED;
import static com.msaas.contracts.AppointmentStatus.COMPLETED;
import static com.msaas.contracts.AppointmentStatus.NO_SHOW;

import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// An appointment as it stood last, as far as it is counted.
///
/// @param minorUnits its price in the smallest unit of its currency
/// @param firstVisit it is the earliest completed one of its patient
record Standing(
        UUID appointment,
        long version,
        AppointmentStatus status,
        UUID client,
        UUID provider,
        UUID service,
        Instant startTime,
        long minutes,
        String currency,
        long minorUnits,
        boolean firstVisit) {

    /// As the fact tells; whether it is a first visit is seen from the patient's others.
    static Standing after(AppointmentFact fact) {
        Money price = fact.price();
        return new Standing(
                fact.appointmentId(),
                fact.version(),
                fact.status(),
                fact.clientId(),
                fact.providerId(),
                fact.serviceId(),
                fact.startTime(),
                Duration.between(fact.startTime(), fact.endTime()).toMinutes(),
                price.currency(),
                price.minorUnits(),
                false);
    }

    boolean isCompleted() {
        return status == COMPLETED;
    }

    Standing asFirstVisit(boolean first) {
        return new Standing(
                appointment,
                version,
                status,
                client,
                provider,
                service,
                startTime,
                minutes,
                currency,
                minorUnits,
                first);
    }

    /// What it counts for.
    Counts counts() {
        return new Counts(
                1,
                status == COMPLETED ? 1 : 0,
                status == CANCELLED ? 1 : 0,
                status == NO_SHOW ? 1 : 0,
                firstVisit ? 1 : 0,
                status == CANCELLED ? 0 : minutes,
                status == COMPLETED ? minorUnits : 0,
                isOpen() ? minorUnits : 0);
    }

    private boolean isOpen() {
        return switch (status) {
            case SCHEDULED, CONFIRMED, CHECKED_IN, IN_PROGRESS -> true;
            case COMPLETED, CANCELLED, NO_SHOW -> false;
        };
    }
}
