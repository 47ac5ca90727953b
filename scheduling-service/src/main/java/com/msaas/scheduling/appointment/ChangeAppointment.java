package com.msaas.scheduling.appointment;

import com.msaas.platform.actor.Actor;
import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.scheduling.appointment.AppointmentEvent.StatusMoved;
import com.msaas.scheduling.appointment.AppointmentRefusal.IllegalStatusChange;
import com.msaas.scheduling.appointment.Cancellation.CancelledBy;
import com.msaas.scheduling.calendar.CalendarRefusal.SlotTaken;
import com.msaas.scheduling.copies.CurrentClinic;
import com.msaas.scheduling.offering.Catalogue;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import com.msaas.scheduling.time.TimeRange;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Changes an appointment: moves it, writes notes, takes it a step further; in this order, and all or
/// nothing.
@Component
final class ChangeAppointment {
    private final AppointmentBook book;
    private final CurrentClinic clinic;
    private final Catalogue catalogue;
    private final FindPlacements findPlacements;
    private final AmendInTurn amendInTurn;
    private final Clock clock;

    ChangeAppointment(
            AppointmentBook book,
            CurrentClinic clinic,
            Catalogue catalogue,
            FindPlacements findPlacements,
            AmendInTurn amendInTurn,
            Clock clock) {
        this.book = book;
        this.clinic = clinic;
        this.catalogue = catalogue;
        this.findPlacements = findPlacements;
        this.amendInTurn = amendInTurn;
        this.clock = clock;
    }

    /// What is to be different. A new start without an end keeps the length; no resource any more means any that
    /// the service needs. Whatever moves the visit takes it to where its provider works now, into a resource
    /// there. When nothing moves it, it stays where it is.
    record Wish(
            Change<Instant> start,
            Change<Instant> end,
            Change<ProviderId> provider,
            Change<@Nullable ResourceId> resource,
            Change<@Nullable String> notes,
            Change<AppointmentStatus> status,
            Change<@Nullable String> cancellationReason) {}

    Appointment change(AppointmentId id, ExpectedVersion expected, Wish wish) {
        if (wish.cancellationReason.isNamed() && !wish.status.equals(Change.to(AppointmentStatus.CANCELLED))) {
            throw new RefusedException(InvalidInput.of("cancellation_reason", "goes with the status cancelled"));
        }
        return ChangedMeanwhile.tryAgain(() -> changeInAnyPlace(id, expected, wish));
    }

    /// Where it could be is worked out for what was read, so it is that version which is changed: read again,
    /// it might have been moved meanwhile, and the move would be undone.
    private Appointment changeInAnyPlace(AppointmentId id, ExpectedVersion expected, Wish wish) {
        Appointment found = book.find(id);
        expected.check(found.version());
        AppointmentRecord read = found.record();
        List<Placement> options = options(found, wish);
        for (Placement option : options.subList(0, options.size() - 1)) {
            try {
                return changeIn(option, new Appointment(read), wish);
            } catch (RefusedException refused) {
                if (!(refused.refusal() instanceof SlotTaken)) {
                    throw refused;
                }
            }
        }
        return changeIn(options.getLast(), new Appointment(read), wish);
    }

    private Appointment changeIn(Placement placement, Appointment appointment, Wish wish) {
        return amendInTurn.amend(appointment, it -> act(it, placement, wish));
    }

    /// Where it could be afterwards; just where it is, when nobody wants to move it.
    private List<Placement> options(Appointment appointment, Wish wish) {
        Placement now = appointment.placement();
        Instant start = wish.start.or(now.visit().start());
        Instant end = wish.end.or(
                wish.start.isNamed()
                        ? start.plus(now.visit().length())
                        : now.visit().end());
        TimeRange visit = wish.start.isNamed() || wish.end.isNamed() ? VisitTime.given(start, end) : now.visit();
        ProviderId provider = wish.provider.or(now.provider());
        ResourceId resource = wish.resource.or(now.resource());
        boolean stays = visit.equals(now.visit())
                && provider.equals(now.provider())
                && Objects.equals(resource, now.resource());
        if (stays) {
            return List.of(now);
        }
        appointment.demandMovable();
        return findPlacements.findForMove(
                clinic.settings(),
                now,
                catalogue.findEvenWithdrawn(appointment.offering()),
                provider,
                wish.resource,
                visit);
    }

    private List<AppointmentEvent> act(Appointment appointment, Placement placement, Wish wish) {
        Instant now = clock.instant();
        List<AppointmentEvent> happened = new ArrayList<>();
        if (!placement.equals(appointment.placement())) {
            happened.add(appointment.reschedule(placement, Actor.current().userId(), now));
        }
        String notes = wish.notes.or(appointment.notes().orElse(null));
        if (!Objects.equals(notes, appointment.notes().orElse(null))) {
            happened.add(appointment.takeNotes(notes, now));
        }
        AppointmentStatus next = wish.status.or(appointment.status());
        if (next != appointment.status() || wish.cancellationReason.isNamed()) {
            happened.add(step(appointment, next, wish.cancellationReason.or(null), now));
        }
        return happened;
    }

    private static StatusMoved step(
            Appointment appointment, AppointmentStatus next, @Nullable String reason, Instant now) {
        return switch (next) {
            case SCHEDULED -> throw new RefusedException(new IllegalStatusChange(appointment.status(), next));
            case CONFIRMED -> appointment.confirm(now);
            case CHECKED_IN -> appointment.checkIn(now);
            case IN_PROGRESS -> appointment.start(now);
            case COMPLETED -> appointment.complete(now);
            case CANCELLED ->
                appointment.cancel(
                        new Cancellation(
                                reason, CancelledBy.STAFF, Actor.current().userId(), now),
                        now);
            case NO_SHOW -> appointment.markNoShow(now);
        };
    }
}
