package com.msaas.notification.delivery;

import com.msaas.notification.copies.Clinic;
import com.msaas.notification.copies.KnownAppointment;
import com.msaas.notification.copies.Patient;
import com.msaas.platform.contact.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/// What is to be done about a notice whose job is due.
sealed interface Judgement {

    /// It is to be sent, and this is what is known.
    record Send(
            EmailAddress to,
            Patient patient,
            Clinic clinic,
            KnownAppointment appointment,
            Optional<String> service,
            Optional<String> provider)
            implements Judgement {

        /// Names and addresses stay out of logs.
        @Override
        public String toString() {
            return "Send";
        }
    }

    /// Something is not here yet.
    record WaitFor(WaitingFor what) implements Judgement {}

    /// Its time has not come.
    record WaitUntil(Instant due) implements Judgement {}

    /// There is no use in sending it.
    record Drop(NotSentBecause because) implements Judgement {}
}
