package com.msaas.crm.statistics;

import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.Money;
import java.time.Instant;
import java.util.UUID;

/// An appointment as far as it counts for its patient.
///
/// @param minorUnits its price in the smallest unit of its currency
record Standing(
        UUID appointment,
        long version,
        UUID client,
        AppointmentStatus status,
        Instant startTime,
        String currency,
        long minorUnits) {

    static Standing after(AppointmentFact fact) {
        Money price = fact.price();
        return new Standing(
                fact.appointmentId(),
                fact.version(),
                fact.clientId(),
                fact.status(),
                fact.startTime(),
                price.currency(),
                price.minorUnits());
    }

    long appointments() {
        return status == AppointmentStatus.CANCELLED ? 0 : 1;
    }

    long completed() {
        return status == AppointmentStatus.COMPLETED ? 1 : 0;
    }

    long noShows() {
        return status == AppointmentStatus.NO_SHOW ? 1 : 0;
    }

    long spent() {
        return status == AppointmentStatus.COMPLETED ? minorUnits : 0;
    }
}
