package com.msaas.auth.emailverification;

import com.msaas.auth.registration.PendingRegistrations;
import com.msaas.auth.registration.Registration;
import com.msaas.auth.registration.RegistrationJobs;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Finishes letting a user in where whoever began it was cut off between Keycloak and our own database.
@Component
class FinishActivation implements JobHandler {
    private static final Logger log = LoggerFactory.getLogger(FinishActivation.class);
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);

    private final PendingRegistrations registrations;
    private final ActivateAccount activateAccount;
    private final RegistrationJobs registrationJobs;
    private final Jobs jobs;
    private final Clock clock;

    FinishActivation(
            PendingRegistrations registrations,
            ActivateAccount activateAccount,
            RegistrationJobs registrationJobs,
            Jobs jobs,
            Clock clock) {
        this.registrations = registrations;
        this.activateAccount = activateAccount;
        this.registrationJobs = registrationJobs;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "activation_recovery";
    }

    /// Has this looked after a while from now, each time a link is used.
    void later(Registration registration) {
        UUID id = registration.id();
        jobs.schedule(kind(), id + "/" + clock.millis(), clock.instant().plus(LEFT_ALONE), RegistrationJobs.about(id));
    }

    @Override
    public void run(Job job) {
        registrationJobs.insist(
                job,
                () -> registrations
                        .byId(RegistrationJobs.registrationOf(job))
                        .filter(registration -> registration.state() == Registration.State.ACTIVATING)
                        .ifPresent(this::finish));
    }

    private void finish(Registration registration) {
        try {
            activateAccount.activate(registration);
        } catch (RefusedException e) {
            if (e.refusal().kind() == RefusalKind.UNAVAILABLE) {
                throw e;
            }
            log.info(
                    "registration {} has ended: {}",
                    registration.id(),
                    e.refusal().code());
        }
    }
}
