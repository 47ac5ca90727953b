package com.msaas.scheduling.appointment;

import com.msaas.platform.api.Versioned;
import com.msaas.scheduling.appointment.Cancellation.CancelledBy;
import com.msaas.scheduling.copies.ClientId;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.offering.Money;
import com.msaas.scheduling.offering.OfferingId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An appointment as clients read it.
///
/// @param seriesId always absent: there are no series yet
/// @param overbooked who let it overlap others and why, if somebody did
/// @param history where it was before, the oldest first
record AppointmentAnswer(
        AppointmentId id,
        ClientId clientId,
        ProviderId providerId,
        OfferingId serviceId,
        @Nullable ResourceId resourceId,
        LocationId locationId,
        Instant startTime,
        Instant endTime,
        AppointmentStatus status,
        Money price,
        @Nullable String notes,
        @Nullable UUID seriesId,
        @Nullable Overbooking overbooked,
        @Nullable Cancelled cancellation,
        List<Earlier> history,
        long version,
        Instant createdAt)
        implements Versioned {

    /// Who called it off, and why.
    record Cancelled(
            @Nullable String reason,
            CancelledBy by,
            @Nullable UUID userId,
            Instant at) {
        static @Nullable Cancelled of(@Nullable Cancellation cancellation) {
            return cancellation == null
                    ? null
                    : new Cancelled(cancellation.reason(), cancellation.by(), cancellation.user(), cancellation.at());
        }
    }

    /// Where it was until somebody moved it.
    record Earlier(
            ProviderId providerId,
            @Nullable ResourceId resourceId,
            LocationId locationId,
            Instant startTime,
            Instant endTime,
            @Nullable UUID movedBy,
            Instant movedAt) {
        static Earlier of(Relocation relocation) {
            Placement from = relocation.from();
            return new Earlier(
                    from.provider(),
                    from.resource(),
                    from.location(),
                    from.visit().start(),
                    from.visit().end(),
                    relocation.by(),
                    relocation.at());
        }
    }

    static AppointmentAnswer of(Appointment appointment) {
        AppointmentRecord record = appointment.record();
        Placement placement = record.placement();
        return new AppointmentAnswer(
                record.id(),
                record.client(),
                placement.provider(),
                record.offering(),
                placement.resource(),
                placement.location(),
                placement.visit().start(),
                placement.visit().end(),
                record.status(),
                record.price(),
                record.notes(),
                null,
                record.overbooking(),
                Cancelled.of(record.cancellation()),
                record.history().stream().map(Earlier::of).toList(),
                record.version(),
                record.createdAt());
    }
}
