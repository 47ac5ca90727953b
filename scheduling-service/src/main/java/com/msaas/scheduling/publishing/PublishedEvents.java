package com.msaas.scheduling.publishing;

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
import com.msaas.platform.outbox.Outbox;
import com.msaas.scheduling.appointment.Announcements;
import com.msaas.scheduling.appointment.AppointmentEvent;
import com.msaas.scheduling.appointment.AppointmentEvent.Booked;
import com.msaas.scheduling.appointment.AppointmentEvent.Cancelled;
import com.msaas.scheduling.appointment.AppointmentEvent.CheckedIn;
import com.msaas.scheduling.appointment.AppointmentEvent.Completed;
import com.msaas.scheduling.appointment.AppointmentEvent.Confirmed;
import com.msaas.scheduling.appointment.AppointmentEvent.Deleted;
import com.msaas.scheduling.appointment.AppointmentEvent.MarkedNoShow;
import com.msaas.scheduling.appointment.AppointmentEvent.NotesTaken;
import com.msaas.scheduling.appointment.AppointmentEvent.Rescheduled;
import com.msaas.scheduling.appointment.AppointmentEvent.Restored;
import com.msaas.scheduling.appointment.AppointmentEvent.Started;
import com.msaas.scheduling.appointment.AppointmentFacts;
import com.msaas.scheduling.appointment.Placement;
import com.msaas.scheduling.resource.ResourceId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells the world what happened to appointments, in the words of the published language: ids, times and
/// amounts, never a note or a reason. A new thing that can happen does not compile until someone decides here
/// whether the world hears of it.
@Component
final class PublishedEvents implements Announcements {
    private final Outbox outbox;

    PublishedEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void announce(AppointmentEvent event) {
        published(event).ifPresent(outbox::publish);
    }

    static Optional<AppointmentFact> published(AppointmentEvent event) {
        AppointmentFacts facts = event.facts();
        return switch (event) {
            case Booked booked -> Optional.of(booked(facts, booked.overbooking() != null, booked.at(), booked.at()));
            case Rescheduled moved -> Optional.of(rescheduled(facts, moved.from(), moved.at()));
            case Confirmed confirmed -> Optional.of(confirmed(facts, confirmed.at()));
            case CheckedIn checkedIn -> Optional.of(checkedIn(facts, checkedIn.at()));
            case Started started -> Optional.of(started(facts, started.at()));
            case Completed completed -> Optional.of(completed(facts, completed.at()));
            case Cancelled cancelled -> Optional.of(cancelled(facts, by(cancelled), cancelled.at()));
            case MarkedNoShow missed -> Optional.of(missed(facts, missed.at()));
            // to the world a visit that was ahead is off, and on again; one that was over stays as it was
            case Deleted deleted -> whileAhead(facts, cancelled(facts, CancelledBy.STAFF, deleted.at()));
            case Restored restored -> whileAhead(facts, booked(facts, false, restored.createdAt(), restored.at()));
            case NotesTaken notes -> Optional.empty();
        };
    }

    private static Optional<AppointmentFact> whileAhead(AppointmentFacts facts, AppointmentFact fact) {
        return facts.status().isOpen() ? Optional.of(fact) : Optional.empty();
    }

    private static AppointmentBooked booked(AppointmentFacts facts, boolean overbooked, Instant createdAt, Instant at) {
        Wire wire = Wire.of(facts);
        return new AppointmentBooked(
                wire.id,
                wire.version,
                wire.client,
                wire.provider,
                wire.service,
                wire.resource,
                wire.start,
                wire.end,
                wire.price,
                wire.status,
                overbooked,
                createdAt,
                at);
    }

    private static AppointmentRescheduled rescheduled(AppointmentFacts facts, Placement from, Instant at) {
        Wire wire = Wire.of(facts);
        ResourceId resource = from.resource();
        return new AppointmentRescheduled(
                wire.id,
                wire.version,
                wire.client,
                wire.provider,
                wire.service,
                wire.resource,
                wire.start,
                wire.end,
                wire.price,
                wire.status,
                from.visit().start(),
                from.visit().end(),
                from.provider().value(),
                resource == null ? null : resource.value(),
                at);
    }

    private static AppointmentConfirmed confirmed(AppointmentFacts facts, Instant at) {
        Wire wire = Wire.of(facts);
        return new AppointmentConfirmed(
                wire.id,
                wire.version,
                wire.client,
                wire.provider,
                wire.service,
                wire.resource,
                wire.start,
                wire.end,
                wire.price,
                wire.status,
                at);
    }

    private static AppointmentCheckedIn checkedIn(AppointmentFacts facts, Instant at) {
        Wire wire = Wire.of(facts);
        return new AppointmentCheckedIn(
                wire.id,
                wire.version,
                wire.client,
                wire.provider,
                wire.service,
                wire.resource,
                wire.start,
                wire.end,
                wire.price,
                wire.status,
                at);
    }

    private static AppointmentStarted started(AppointmentFacts facts, Instant at) {
        Wire wire = Wire.of(facts);
        return new AppointmentStarted(
                wire.id,
                wire.version,
                wire.client,
                wire.provider,
                wire.service,
                wire.resource,
                wire.start,
                wire.end,
                wire.price,
                wire.status,
                at);
    }

    private static AppointmentCompleted completed(AppointmentFacts facts, Instant at) {
        Wire wire = Wire.of(facts);
        return new AppointmentCompleted(
                wire.id,
                wire.version,
                wire.client,
                wire.provider,
                wire.service,
                wire.resource,
                wire.start,
                wire.end,
                wire.price,
                wire.status,
                at);
    }

    private static AppointmentCancelled cancelled(AppointmentFacts facts, CancelledBy by, Instant at) {
        Wire wire = Wire.of(facts);
        return new AppointmentCancelled(
                wire.id,
                wire.version,
                wire.client,
                wire.provider,
                wire.service,
                wire.resource,
                wire.start,
                wire.end,
                wire.price,
                AppointmentStatus.CANCELLED,
                by,
                at);
    }

    private static AppointmentMarkedNoShow missed(AppointmentFacts facts, Instant at) {
        Wire wire = Wire.of(facts);
        return new AppointmentMarkedNoShow(
                wire.id,
                wire.version,
                wire.client,
                wire.provider,
                wire.service,
                wire.resource,
                wire.start,
                wire.end,
                wire.price,
                wire.status,
                at);
    }

    private static CancelledBy by(Cancelled cancelled) {
        return switch (cancelled.cancellation().by()) {
            case STAFF -> CancelledBy.STAFF;
            case PATIENT -> CancelledBy.PATIENT;
        };
    }

    /// The facts that every published event carries, in the types of the wire.
    private record Wire(
            UUID id,
            long version,
            UUID client,
            UUID provider,
            UUID service,
            @Nullable UUID resource,
            Instant start,
            Instant end,
            Money price,
            AppointmentStatus status) {
        static Wire of(AppointmentFacts facts) {
            Placement placement = facts.placement();
            ResourceId resource = placement.resource();
            return new Wire(
                    facts.id().value(),
                    facts.version(),
                    facts.client().value(),
                    placement.provider().value(),
                    facts.offering().value(),
                    resource == null ? null : resource.value(),
                    placement.visit().start(),
                    placement.visit().end(),
                    new Money(facts.price().amount(), facts.price().currency().getCurrencyCode()),
                    status(facts.status()));
        }

        private static AppointmentStatus status(com.msaas.scheduling.appointment.AppointmentStatus status) {
            return switch (status) {
                case SCHEDULED -> AppointmentStatus.SCHEDULED;
                case CONFIRMED -> AppointmentStatus.CONFIRMED;
                case CHECKED_IN -> AppointmentStatus.CHECKED_IN;
                case IN_PROGRESS -> AppointmentStatus.IN_PROGRESS;
                case COMPLETED -> AppointmentStatus.COMPLETED;
                case CANCELLED -> AppointmentStatus.CANCELLED;
                case NO_SHOW -> AppointmentStatus.NO_SHOW;
            };
        }
    }
}
