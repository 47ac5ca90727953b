package com.msaas.scheduling.appointment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to an appointment.
public sealed interface AppointmentEvent {

    /// How the appointment stood right afterwards.
    AppointmentFacts facts();

    /// When it happened.
    Instant at();

    /// It was entered in the book.
    record Booked(
            AppointmentFacts facts,
            @Nullable Overbooking overbooking,
            @Nullable String notes,
            Instant at) implements AppointmentEvent {}

    /// It moved in time, to another provider or to another chair.
    record Rescheduled(AppointmentFacts facts, Placement from, Instant at) implements AppointmentEvent {}

    /// Something was written down about it.
    record NotesTaken(
            AppointmentFacts facts,
            @Nullable String before,
            @Nullable String after,
            Instant at) implements AppointmentEvent {}

    /// It was taken out of the book.
    record Deleted(AppointmentFacts facts, Instant at) implements AppointmentEvent {}

    /// It was put back into the book.
    record Restored(AppointmentFacts facts, Instant createdAt, Instant at) implements AppointmentEvent {}

    /// It went one step on its way.
    sealed interface StatusMoved extends AppointmentEvent {

        /// Where it stood before.
        AppointmentStatus from();
    }

    /// The patient will come.
    record Confirmed(AppointmentFacts facts, AppointmentStatus from, Instant at) implements StatusMoved {}

    /// The patient is here.
    record CheckedIn(AppointmentFacts facts, AppointmentStatus from, Instant at) implements StatusMoved {}

    /// The treatment has begun.
    record Started(AppointmentFacts facts, AppointmentStatus from, Instant at) implements StatusMoved {}

    /// The treatment is done.
    record Completed(AppointmentFacts facts, AppointmentStatus from, Instant at) implements StatusMoved {}

    /// It was called off.
    record Cancelled(AppointmentFacts facts, AppointmentStatus from, Cancellation cancellation, Instant at)
            implements StatusMoved {}

    /// The patient stayed away.
    record MarkedNoShow(AppointmentFacts facts, AppointmentStatus from, Instant at) implements StatusMoved {}
}
