package com.msaas.notification.notice;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AppointmentCancelled;
import com.msaas.contracts.AppointmentRescheduled;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import org.springframework.stereotype.Component;

/// Lets the people of a clinic know when an appointment was made, moved or called off, whoever did it.
@Component
class TellStaffOfAppointments implements Reaction {
    private final Notifications notifications;

    TellStaffOfAppointments(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "staff-notifications";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(AppointmentBooked.class, booked -> notifications.add(NotificationType.APPOINTMENT_BOOKED, booked));
        on.on(
                AppointmentRescheduled.class,
                moved -> notifications.add(NotificationType.APPOINTMENT_RESCHEDULED, moved));
        on.on(
                AppointmentCancelled.class,
                cancelled -> notifications.add(NotificationType.APPOINTMENT_CANCELLED, cancelled));
    }
}
