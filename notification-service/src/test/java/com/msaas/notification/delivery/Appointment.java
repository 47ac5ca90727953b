package com.msaas.notification.delivery;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AppointmentCancelled;
import com.msaas.contracts.AppointmentMarkedNoShow;
import com.msaas.contracts.AppointmentRescheduled;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.CancelledBy;
import com.msaas.contracts.Money;
import com.msaas.platform.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// An appointment as scheduling would tell of it, one step after another, each at a moment of its own.
final class Appointment {
    private static final Money PRICE = Money.of("250.00", "RON");
    private static final Duration LENGTH = Duration.ofMinutes(30);

    private final UUID id = Ids.next();
    private final UUID client;
    private final UUID service;
    private UUID provider;
    private Instant start;
    private long version;

    Appointment(UUID client, UUID provider, UUID service, Instant start) {
        this.client = client;
        this.provider = provider;
        this.service = service;
        this.start = start;
    }

    UUID id() {
        return id;
    }

    Instant start() {
        return start;
    }

    AppointmentBooked booked(Instant at) {
        return new AppointmentBooked(
                id,
                ++version,
                client,
                provider,
                service,
                null,
                start,
                start.plus(LENGTH),
                PRICE,
                AppointmentStatus.SCHEDULED,
                false,
                at,
                at);
    }

    AppointmentRescheduled movedTo(Instant newStart, Instant at) {
        return changed(newStart, provider, at);
    }

    AppointmentRescheduled givenTo(UUID newProvider, Instant at) {
        return changed(start, newProvider, at);
    }

    private AppointmentRescheduled changed(Instant newStart, UUID newProvider, Instant at) {
        Instant before = start;
        UUID providerBefore = provider;
        start = newStart;
        provider = newProvider;
        return new AppointmentRescheduled(
                id,
                ++version,
                client,
                provider,
                service,
                null,
                start,
                start.plus(LENGTH),
                PRICE,
                AppointmentStatus.SCHEDULED,
                before,
                before.plus(LENGTH),
                providerBefore,
                null,
                at);
    }

    AppointmentCancelled cancelled(Instant at) {
        return new AppointmentCancelled(
                id,
                ++version,
                client,
                provider,
                service,
                null,
                start,
                start.plus(LENGTH),
                PRICE,
                AppointmentStatus.CANCELLED,
                CancelledBy.STAFF,
                at);
    }

    AppointmentMarkedNoShow missed(Instant at) {
        return new AppointmentMarkedNoShow(
                id,
                ++version,
                client,
                provider,
                service,
                null,
                start,
                start.plus(LENGTH),
                PRICE,
                AppointmentStatus.NO_SHOW,
                at);
    }
}
