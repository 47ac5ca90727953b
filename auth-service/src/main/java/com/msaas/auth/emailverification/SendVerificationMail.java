package com.msaas.auth.emailverification;

import com.msaas.auth.link.LinkToken;
import com.msaas.auth.registration.PendingRegistrations;
import com.msaas.auth.registration.Registration;
import com.msaas.auth.registration.RegistrationJobs;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.mail.Mailer;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Sends the mail with the link. Each try has a link of its own, as only hashes are kept; the links of all
/// tries count, and all tries have one Message-ID, so whichever of them arrives works.
@Component
class SendVerificationMail implements JobHandler {
    private final PendingRegistrations registrations;
    private final VerificationMail mail;
    private final Mailer mailer;
    private final Clock clock;

    SendVerificationMail(PendingRegistrations registrations, VerificationMail mail, Mailer mailer, Clock clock) {
        this.registrations = registrations;
        this.mail = mail;
        this.mailer = mailer;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return RegistrationJobs.MAIL;
    }

    @Override
    public void run(Job job) {
        UUID mailing = RegistrationJobs.mailingOf(job);
        registrations
                .byId(RegistrationJobs.registrationOf(job))
                .filter(registration -> mailing.equals(registration.mailing()))
                .ifPresent(registration -> send(registration, mailing));
    }

    private void send(Registration registration, UUID mailing) {
        LinkToken token = LinkToken.random();
        if (registrations.addLink(registration.id(), mailing, token.hash(), registration.linkUntil(clock.instant()))) {
            mailer.send(mail.to(registration.email(), token, mailing));
        }
    }
}
