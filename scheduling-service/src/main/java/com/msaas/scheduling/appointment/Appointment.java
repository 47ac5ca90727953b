package com.msaas.scheduling.appointment;

import com.msaas.platform.refusal.RefusedException;
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
import com.msaas.scheduling.appointment.AppointmentRefusal.IllegalStatusChange;
import com.msaas.scheduling.appointment.AppointmentRefusal.NotToBeMoved;
import com.msaas.scheduling.calendar.Claim;
import com.msaas.scheduling.copies.ClientId;
import com.msaas.scheduling.offering.Money;
import com.msaas.scheduling.offering.OfferingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A patient's visit: booked, perhaps moved, and then on its way through the day until it is over or called
/// off.
///
/// It keeps the price and the buffers that the service had when it was booked. It knows which agendas it
/// takes time of ([#claims]) but not what else stands in them: whether a time is free is decided where
/// agendas are written. Everything that happens to it raises its version by one and is told by an event; what
/// may not happen is refused. It lives until it is purged: deleting only hides it and gives its time back.
public final class Appointment {
    private final AppointmentId id;
    private final ClientId client;
    private final OfferingId offering;
    private final Money price;
    private final Instant createdAt;
    private Placement placement;
    private AppointmentStatus status;
    private @Nullable String notes;
    private @Nullable Overbooking overbooking;
    private @Nullable Cancellation cancellation;
    private @Nullable Instant deletedAt;
    private final List<Relocation> history;
    private long version;

    Appointment(AppointmentRecord kept) {
        id = kept.id();
        client = kept.client();
        offering = kept.offering();
        price = kept.price();
        createdAt = kept.createdAt();
        placement = kept.placement();
        status = kept.status();
        notes = kept.notes();
        overbooking = kept.overbooking();
        cancellation = kept.cancellation();
        deletedAt = kept.deletedAt();
        history = new ArrayList<>(kept.history());
        version = kept.version();
    }

    /// A new one, still to be entered in the book.
    static Appointment book(
            AppointmentId id,
            ClientId client,
            OfferingId offering,
            Money price,
            Placement placement,
            @Nullable String notes,
            @Nullable Overbooking overbooking,
            Instant now) {
        return new Appointment(new AppointmentRecord(
                id,
                client,
                offering,
                price,
                placement,
                AppointmentStatus.SCHEDULED,
                notes,
                overbooking,
                null,
                List.of(),
                1,
                now,
                null));
    }

    /// That it is booked.
    Booked booked() {
        return new Booked(facts(), overbooking, notes, createdAt);
    }

    /// Moves it in time, to another provider or to another chair. An overbooking was for where it was.
    Rescheduled reschedule(Placement to, @Nullable UUID by, Instant now) {
        demandMovable();
        Placement from = placement;
        history.add(new Relocation(from, by, now));
        placement = to;
        overbooking = null;
        version++;
        return new Rescheduled(facts(), from, now);
    }

    /// Goes on only when the visit is still ahead or under way.
    ///
    /// @throws RefusedException when it is over or called off
    void demandMovable() {
        if (!status.isOpen()) {
            throw new RefusedException(new NotToBeMoved(status));
        }
    }

    /// Writes something down, or with nothing wipes it.
    NotesTaken takeNotes(@Nullable String text, Instant now) {
        String before = notes;
        notes = text;
        version++;
        return new NotesTaken(facts(), before, text, now);
    }

    /// The patient will come.
    Confirmed confirm(Instant now) {
        AppointmentStatus from = goTo(AppointmentStatus.CONFIRMED);
        return new Confirmed(facts(), from, now);
    }

    /// The patient is here.
    CheckedIn checkIn(Instant now) {
        AppointmentStatus from = goTo(AppointmentStatus.CHECKED_IN);
        return new CheckedIn(facts(), from, now);
    }

    /// The treatment begins.
    Started start(Instant now) {
        AppointmentStatus from = goTo(AppointmentStatus.IN_PROGRESS);
        return new Started(facts(), from, now);
    }

    /// The treatment is done.
    Completed complete(Instant now) {
        AppointmentStatus from = goTo(AppointmentStatus.COMPLETED);
        return new Completed(facts(), from, now);
    }

    /// Calls it off.
    Cancelled cancel(Cancellation why, Instant now) {
        AppointmentStatus from = goTo(AppointmentStatus.CANCELLED);
        cancellation = why;
        return new Cancelled(facts(), from, why, now);
    }

    /// The patient stayed away.
    MarkedNoShow markNoShow(Instant now) {
        AppointmentStatus from = goTo(AppointmentStatus.NO_SHOW);
        return new MarkedNoShow(facts(), from, now);
    }

    /// Hides it and gives its time back.
    Deleted delete(Instant now) {
        deletedAt = now;
        version++;
        return new Deleted(facts(), now);
    }

    /// Puts it back as it was; its time has to be had again, and all of it free: an overbooking was for when
    /// it was granted.
    Restored restore(Instant now) {
        deletedAt = null;
        overbooking = null;
        version++;
        return new Restored(facts(), createdAt, now);
    }

    /// What it takes of the agendas as it stands: nothing when it is called off, missed or deleted. What was
    /// overbooked is another claim than what was not, so that an overbooked one that moves has to find all of
    /// its new place free, also the chair or the time that it keeps.
    List<Claim> claims() {
        return deletedAt == null && status.takesTime() ? placement.claims(id, overbooking != null) : List.of();
    }

    private AppointmentStatus goTo(AppointmentStatus next) {
        if (!status.leadsTo(next)) {
            throw new RefusedException(new IllegalStatusChange(status, next));
        }
        AppointmentStatus from = status;
        status = next;
        version++;
        return from;
    }

    private AppointmentFacts facts() {
        return new AppointmentFacts(id, version, client, offering, placement, price, status);
    }

    /// All of it, to be kept or shown.
    AppointmentRecord record() {
        return new AppointmentRecord(
                id,
                client,
                offering,
                price,
                placement,
                status,
                notes,
                overbooking,
                cancellation,
                List.copyOf(history),
                version,
                createdAt,
                deletedAt);
    }

    AppointmentId id() {
        return id;
    }

    OfferingId offering() {
        return offering;
    }

    Placement placement() {
        return placement;
    }

    AppointmentStatus status() {
        return status;
    }

    Optional<String> notes() {
        return Optional.ofNullable(notes);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    long version() {
        return version;
    }
}
