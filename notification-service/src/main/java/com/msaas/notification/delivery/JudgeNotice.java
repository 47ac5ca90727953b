package com.msaas.notification.delivery;

import com.msaas.notification.copies.Appointments;
import com.msaas.notification.copies.Clinic;
import com.msaas.notification.copies.Clinics;
import com.msaas.notification.copies.KnownAppointment;
import com.msaas.notification.copies.Names;
import com.msaas.notification.copies.Patient;
import com.msaas.notification.copies.Patients;
import com.msaas.notification.delivery.Judgement.Drop;
import com.msaas.notification.delivery.Judgement.Send;
import com.msaas.notification.delivery.Judgement.WaitFor;
import com.msaas.notification.delivery.Judgement.WaitUntil;
import com.msaas.platform.contact.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Decides whether a notice is sent, by what is known at this moment: only what is still true and still of
/// use, and only when all is here that it needs, or has been waited for long enough. The topics from which
/// that comes have no order among each other.
@Component
class JudgeNotice {
    private final Appointments appointments;
    private final Clinics clinics;
    private final Patients patients;
    private final Names names;
    private final DeliverySettings settings;

    JudgeNotice(Appointments appointments, Clinics clinics, Patients patients, Names names, DeliverySettings settings) {
        this.appointments = appointments;
        this.clinics = clinics;
        this.patients = patients;
        this.names = names;
        this.settings = settings;
    }

    Judgement judge(Notice notice, Instant now) {
        PlannedNotice planned = notice.planned();
        if (!now.isBefore(planned.usefulUntil())) {
            return new Drop(NotSentBecause.TOO_LATE);
        }
        Optional<KnownAppointment> known =
                appointments.find(planned.appointment()).filter(found -> found.version() >= planned.version());
        if (known.isEmpty()) {
            return new WaitFor(WaitingFor.APPOINTMENT);
        }
        if (!planned.holdsFor(known.get())) {
            return new Drop(NotSentBecause.APPOINTMENT_CHANGED);
        }
        return now.isBefore(planned.due()) ? new WaitUntil(planned.due()) : judge(notice, known.get(), now);
    }

    private Judgement judge(Notice notice, KnownAppointment appointment, Instant now) {
        boolean worthWaiting = isWithin(settings.patience(), notice, now);
        boolean worthWaitingForNames = isWithin(settings.patienceForNames(), notice, now);
        Optional<Patient> reached = patients.find(appointment.client());
        Optional<EmailAddress> address = reached.flatMap(Patient::address);
        if (reached.isEmpty() && worthWaiting) {
            return new WaitFor(WaitingFor.CONTACT);
        }
        if (address.isEmpty()) {
            return new Drop(NotSentBecause.NO_ADDRESS);
        }
        Optional<Clinic> clinic = clinics.current();
        if (clinic.isEmpty() && worthWaiting) {
            return new WaitFor(WaitingFor.CLINIC);
        }
        Optional<String> service = names.ofService(appointment.service());
        if (service.isEmpty() && worthWaitingForNames) {
            return new WaitFor(WaitingFor.SERVICE);
        }
        Optional<String> provider = names.ofProvider(appointment.provider());
        if (provider.isEmpty() && worthWaitingForNames) {
            return new WaitFor(WaitingFor.PROVIDER);
        }
        return new Send(address.get(), reached.get(), clinic.orElse(Clinic.USUAL), appointment, service, provider);
    }

    private static boolean isWithin(Duration patience, Notice notice, Instant now) {
        return now.isBefore(notice.createdAt().plus(patience));
    }
}
