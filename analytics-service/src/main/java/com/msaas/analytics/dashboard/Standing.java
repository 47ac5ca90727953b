package com.msaas.analytics.dashboard;

import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.Money;
import java.time.Instant;
import java.util.UUID;

/// An appointment as far as it counts for the day it stands in.
///
/// @param minorUnits its price in the smallest unit of its currency
record Standing(
        UUID appointment, long version, AppointmentStatus status, Instant startTime, String currency, long minorUnits) {

    static Standing after(AppointmentFact fact) {
        Money price = fact.price();
        return new Standing(
                fact.appointmentId(),
                fact.version(),
                fact.status(),
                fact.startTime(),
                price.currency(),
                price.minorUnits());
    }

    boolean is(AppointmentStatus other) {
        return status == other;
    }
}
