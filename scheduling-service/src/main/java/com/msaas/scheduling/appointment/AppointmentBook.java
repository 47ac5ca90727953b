package com.msaas.scheduling.appointment;

import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.limits.Counted;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.util.List;
import org.springframework.stereotype.Component;

/// The clinic's appointment book. What is written in it, the log of who wrote it and the news of it go
/// together.
@Component
final class AppointmentBook {
    private final Appointments appointments;
    private final AuditTrail audit;
    private final Announcements announcements;
    private final PlanLimits limits;

    AppointmentBook(Appointments appointments, AuditTrail audit, Announcements announcements, PlanLimits limits) {
        this.appointments = appointments;
        this.audit = audit;
        this.announcements = announcements;
        this.limits = limits;
    }

    /// The appointment of this id, deleted or not.
    ///
    /// @throws RefusedException with `NOT_FOUND` when there is none
    Appointment findEvenDeleted(AppointmentId id) {
        return appointments.find(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("appointment")));
    }

    /// The appointment of this id.
    ///
    /// @throws RefusedException with `NOT_FOUND` when there is none, or none any more
    Appointment find(AppointmentId id) {
        Appointment appointment = findEvenDeleted(id);
        if (appointment.isDeleted()) {
            throw new RefusedException(CommonRefusal.notFound("appointment"));
        }
        return appointment;
    }

    Page<Appointment> list(AppointmentFilter filter, PageRequest page) {
        return appointments.list(filter, page);
    }

    /// Enters a new appointment, as the last step of the open transaction.
    ///
    /// @param month what it counts for
    /// @throws RefusedException when the clinic's plan allows no more
    void enter(Appointment appointment, Counted month) {
        Transactions.demand();
        appointments.add(appointment);
        tell(List.of(appointment.booked()));
        limits.take(month);
    }

    /// Writes down what happened to an appointment since it was read.
    ///
    /// @param readVersion the version it had then
    /// @throws ChangedMeanwhile when somebody else was faster
    void amend(Appointment appointment, long readVersion, List<? extends AppointmentEvent> happened) {
        Transactions.demand();
        if (!appointments.replace(appointment, readVersion)) {
            throw new ChangedMeanwhile();
        }
        tell(happened);
    }

    private void tell(List<? extends AppointmentEvent> happened) {
        for (AppointmentEvent event : happened) {
            audit.record(AppointmentAudit.of(event));
            announcements.announce(event);
        }
    }
}
