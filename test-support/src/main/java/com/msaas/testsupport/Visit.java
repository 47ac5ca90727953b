package com.msaas.testsupport;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AppointmentCancelled;
import com.msaas.contracts.AppointmentCompleted;
import com.msaas.contracts.AppointmentMarkedNoShow;
import com.msaas.contracts.AppointmentRescheduled;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.CancelledBy;
import com.msaas.contracts.Money;
import com.msaas.platform.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// A patient's appointment as scheduling would tell of it, one step after another.
public final class Visit {
    private static final Duration LENGTH = Duration.ofMinutes(30);

    private final UUID id = Ids.next();
    private final UUID client;
    private final UUID provider = Ids.next();
    private final UUID offering = Ids.next();
    private final Money price;
    private final Instant toldFirst;
    private Instant start;
    private long version;

    private Visit(UUID client, Instant start, Money price, Instant toldFirst) {
        this.client = client;
        this.start = start;
        this.price = price;
        this.toldFirst = toldFirst;
    }

    /// To be told from an hour before it begins on, a minute between two steps.
    public static Visit of(UUID client, Instant start, String lei) {
        return new Visit(client, start, Money.of(lei, "RON"), start.minus(Duration.ofHours(1)));
    }

    /// Made at this moment, for the day after.
    public static Visit madeAt(Instant moment, UUID client) {
        return new Visit(client, moment.plus(Duration.ofDays(1)), Money.of("250.00", "RON"), moment);
    }

    /// Paid in another currency.
    public Visit paidIn(String amount, String currency) {
        return new Visit(client, start, Money.of(amount, currency), toldFirst);
    }

    /// Names the appointment.
    public UUID id() {
        return id;
    }

    /// As it is told when it is made, and in later versions when it is on again.
    public AppointmentBooked booked() {
        return new AppointmentBooked(
                id,
                ++version,
                client,
                provider,
                offering,
                null,
                start,
                end(),
                price,
                AppointmentStatus.SCHEDULED,
                false,
                toldFirst,
                at());
    }

    /// It shall be at another time.
    public AppointmentRescheduled movedTo(Instant newStart) {
        Instant before = start;
        Instant endBefore = end();
        start = newStart;
        return new AppointmentRescheduled(
                id,
                ++version,
                client,
                provider,
                offering,
                null,
                start,
                end(),
                price,
                AppointmentStatus.SCHEDULED,
                before,
                endBefore,
                provider,
                null,
                at());
    }

    /// It has taken place.
    public AppointmentCompleted completed() {
        return new AppointmentCompleted(
                id,
                ++version,
                client,
                provider,
                offering,
                null,
                start,
                end(),
                price,
                AppointmentStatus.COMPLETED,
                at());
    }

    /// The patient has called it off.
    public AppointmentCancelled cancelled() {
        return new AppointmentCancelled(
                id,
                ++version,
                client,
                provider,
                offering,
                null,
                start,
                end(),
                price,
                AppointmentStatus.CANCELLED,
                CancelledBy.PATIENT,
                at());
    }

    /// The patient did not come.
    public AppointmentMarkedNoShow missed() {
        return new AppointmentMarkedNoShow(
                id, ++version, client, provider, offering, null, start, end(), price, AppointmentStatus.NO_SHOW, at());
    }

    private Instant end() {
        return start.plus(LENGTH);
    }

    private Instant at() {
        return toldFirst.plus(Duration.ofMinutes(version));
    }
}
