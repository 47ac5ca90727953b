package com.msaas.auth.emailverification;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.limits.Limit;
import com.msaas.auth.limits.Tries;
import com.msaas.auth.registration.PendingRegistrations;
import com.msaas.auth.registration.Registration;
import com.msaas.auth.registration.RegistrationJobs;
import com.msaas.platform.id.Ids;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Sends the mail again. Asking does the same work whether anybody waits for a mail under the address or not,
/// so that neither the answer nor its time tells; who it is for is looked up afterwards.
@Component
class ResendVerification implements JobHandler {
    static final Limit MAILS = new Limit("verification_mails", 5, Duration.ofHours(1));

    private static final String EMAIL = "email_digest";

    private final PendingRegistrations registrations;
    private final RegistrationJobs registrationJobs;
    private final Jobs jobs;
    private final Tries tries;
    private final Transactions transactions;
    private final Clock clock;

    ResendVerification(
            PendingRegistrations registrations,
            RegistrationJobs registrationJobs,
            Jobs jobs,
            Tries tries,
            Transactions transactions,
            Clock clock) {
        this.registrations = registrations;
        this.registrationJobs = registrationJobs;
        this.jobs = jobs;
        this.tries = tries;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "verification_resend";
    }

    /// Has the mail sent again, if it was not asked for too often.
    void resend(EmailAddress address) {
        if (tries.take(MAILS, address.digest())) {
            jobs.schedule(kind(), Ids.next().toString(), clock.instant(), new Document(EMAIL, address.digest()));
        }
    }

    @Override
    public void run(Job job) {
        registrations
                .holder(job.payload().getString(EMAIL))
                .filter(registration -> registration.state() == Registration.State.PENDING)
                .ifPresent(this::mailAgain);
    }

    private void mailAgain(Registration registration) {
        UUID mailing = Ids.next();
        transactions.inOne(() -> {
            if (registrations.mailAgain(registration.id(), mailing)) {
                registrationJobs.mail(registration.id(), mailing);
            }
        });
    }
}
