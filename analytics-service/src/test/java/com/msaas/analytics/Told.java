package com.msaas.analytics;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AppointmentCancelled;
import com.msaas.contracts.AppointmentCheckedIn;
import com.msaas.contracts.AppointmentCompleted;
import com.msaas.contracts.AppointmentConfirmed;
import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.AppointmentMarkedNoShow;
import com.msaas.contracts.AppointmentRescheduled;
import com.msaas.contracts.AppointmentStarted;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.CancelledBy;
import com.msaas.contracts.Money;
import com.msaas.platform.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// One version of an appointment. Each that is made from another is told later than that.
public record Told(
        UUID id,
        long version,
        UUID client,
        UUID provider,
        UUID service,
        Instant start,
        long minutes,
        Money price,
        AppointmentStatus status) {
    private static final Instant AT = Instant.parse("2027-01-01T08:00:00Z");

    /// An appointment of half an hour for 100 lei that was just made.
    public static Told booked(UUID client, UUID provider, UUID service, String start) {
        return new Told(
                Ids.next(),
                1,
                client,
                provider,
                service,
                Instant.parse(start),
                30,
                Money.of("100.00", "RON"),
                AppointmentStatus.SCHEDULED);
    }

    public Told now(AppointmentStatus newStatus) {
        return new Told(id, version + 1, client, provider, service, start, minutes, price, newStatus);
    }

    public Told at(String newStart) {
        return new Told(id, version + 1, client, provider, service, Instant.parse(newStart), minutes, price, status);
    }

    public Told by(UUID newProvider) {
        return new Told(id, version + 1, client, newProvider, service, start, minutes, price, status);
    }

    public Told of(UUID newService) {
        return new Told(id, version + 1, client, provider, newService, start, minutes, price, status);
    }

    public Told costing(String amount, String currency) {
        return new Told(id, version + 1, client, provider, service, start, minutes, Money.of(amount, currency), status);
    }

    /// As scheduling would tell of it.
    public AppointmentFact fact() {
        Instant end = start.plus(Duration.ofMinutes(minutes));
        Instant at = AT.plusSeconds(version);
        return switch (status) {
            case SCHEDULED ->
                version == 1
                        ? new AppointmentBooked(
                                id, version, client, provider, service, null, start, end, price, status, false, AT, at)
                        : new AppointmentRescheduled(
                                id, version, client, provider, service, null, start, end, price, status, start, end,
                                provider, null, at);
            case CONFIRMED ->
                new AppointmentConfirmed(id, version, client, provider, service, null, start, end, price, status, at);
            case CHECKED_IN ->
                new AppointmentCheckedIn(id, version, client, provider, service, null, start, end, price, status, at);
            case IN_PROGRESS ->
                new AppointmentStarted(id, version, client, provider, service, null, start, end, price, status, at);
            case COMPLETED ->
                new AppointmentCompleted(id, version, client, provider, service, null, start, end, price, status, at);
            case CANCELLED ->
                new AppointmentCancelled(
                        id, version, client, provider, service, null, start, end, price, status, CancelledBy.STAFF, at);
            case NO_SHOW ->
                new AppointmentMarkedNoShow(
                        id, version, client, provider, service, null, start, end, price, status, at);
        };
    }
}
