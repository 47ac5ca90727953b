package com.msaas.scheduling.appointment;

import com.msaas.scheduling.copies.ClientId;
import com.msaas.scheduling.offering.Money;
import com.msaas.scheduling.offering.OfferingId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All there is to an appointment at one moment, as it is kept and shown; what may happen to it only
/// [Appointment] knows.
record AppointmentRecord(
        AppointmentId id,
        ClientId client,
        OfferingId offering,
        Money price,
        Placement placement,
        AppointmentStatus status,
        @Nullable String notes,
        @Nullable Overbooking overbooking,
        @Nullable Cancellation cancellation,
        List<Relocation> history,
        long version,
        Instant createdAt,
        @Nullable Instant deletedAt) {}
