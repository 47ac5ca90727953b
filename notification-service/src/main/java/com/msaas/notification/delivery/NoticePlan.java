package com.msaas.notification.delivery;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AppointmentCancelled;
import com.msaas.contracts.AppointmentCheckedIn;
import com.msaas.contracts.AppointmentCompleted;
import com.msaas.contracts.AppointmentConfirmed;
import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.AppointmentMarkedNoShow;
import com.msaas.contracts.AppointmentRescheduled;
import com.msaas.contracts.AppointmentStarted;
import com.msaas.notification.copies.KnownAppointment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a patient is to be told after something happened to an appointment. A new thing that can happen does
/// not compile until someone decides here whether patients hear of it.
///
/// Nothing is said of an appointment whose time has come. What happened long ago is no news, which counts when
/// this service has been down, or is new to a clinic and reads its history; reminders of what is still ahead
/// are planned all the same.
record NoticePlan(ReminderTimes reminderTimes, Duration newsFor) {

    List<PlannedNotice> after(AppointmentFact fact, Instant now) {
        KnownAppointment appointment = KnownAppointment.after(fact);
        if (!appointment.start().isAfter(now)) {
            return List.of();
        }
        List<PlannedNotice> planned = new ArrayList<>();
        if (fact.at().plus(newsFor).isAfter(now)) {
            news(fact).ifPresent(kind -> planned.add(planned(kind, appointment, now, appointment.start())));
        }
        if (setsTime(fact)) {
            reminderTimes
                    .of(appointment.start(), fact.at())
                    .forEach(reminder ->
                            planned.add(planned(reminder.kind(), appointment, reminder.due(), reminder.usefulUntil())));
        }
        return planned;
    }

    /// What there is to tell at once. A change of the chair alone is none.
    static Optional<NoticeKind> news(AppointmentFact fact) {
        return switch (fact) {
            case AppointmentBooked booked -> Optional.of(NoticeKind.BOOKED);
            case AppointmentRescheduled moved ->
                moved.startTime().equals(moved.previousStartTime())
                                && moved.providerId().equals(moved.previousProviderId())
                        ? Optional.empty()
                        : Optional.of(NoticeKind.RESCHEDULED);
            case AppointmentCancelled cancelled -> Optional.of(NoticeKind.CANCELLED);
            case AppointmentConfirmed confirmed -> Optional.empty();
            case AppointmentCheckedIn arrived -> Optional.empty();
            case AppointmentStarted started -> Optional.empty();
            case AppointmentCompleted completed -> Optional.empty();
            case AppointmentMarkedNoShow missed -> Optional.empty();
        };
    }

    private static boolean setsTime(AppointmentFact fact) {
        return fact instanceof AppointmentBooked || fact instanceof AppointmentRescheduled;
    }

    private static PlannedNotice planned(
            NoticeKind kind, KnownAppointment appointment, Instant due, Instant usefulUntil) {
        return new PlannedNotice(
                kind,
                appointment.client(),
                appointment.id(),
                appointment.version(),
                appointment.provider(),
                appointment.start(),
                due,
                usefulUntil);
    }
}
