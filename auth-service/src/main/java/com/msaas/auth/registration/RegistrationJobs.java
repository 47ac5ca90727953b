package com.msaas.auth.registration;

import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// What has to happen later because of a registration. The jobs hold ids only, nothing of the person.
@Component
public class RegistrationJobs {
    static final String RECOVERY = "registration_recovery";
    static final String DEADLINE = "registration_deadline";
    static final String DISCARD = "identity_discard";

    /// The kind of the job that sends a mail with a link.
    public static final String MAIL = "verification_mail";

    /// Longer than any request takes, so that what is still under way then has been left.
    static final Duration LEFT_ALONE = Duration.ofMinutes(1);

    /// Longer than a call to Keycloak can be on its way after its sender gave up.
    static final Duration LATE_CALLS = Duration.ofMinutes(10);

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final String REGISTRATION = "registration";
    private static final String MAILING = "mailing";

    private final Jobs jobs;
    private final Clock clock;

    RegistrationJobs(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Looks after an attempt that is left half-made.
    void recover(UUID registration) {
        schedule(RECOVERY, registration.toString(), LEFT_ALONE, registration);
    }

    /// Ends a registration that waits too long.
    void deadline(Registration registration) {
        jobs.schedule(DEADLINE, registration.id().toString(), registration.deadline(), about(registration.id()));
    }

    /// Removes the user of a registration, or of an invitation, that is gone, if he was never let in: now, and once
    /// more when no call that was on its way can make him any more.
    public void discard(UUID registration) {
        schedule(DISCARD, registration + "/now", Duration.ZERO, registration);
        schedule(DISCARD, registration + "/late", LATE_CALLS, registration);
    }

    /// Sends a mail with a link.
    public void mail(UUID registration, UUID mailing) {
        jobs.schedule(
                MAIL, mailing.toString(), clock.instant(), about(registration).append(MAILING, mailing));
    }

    /// Does what takes Keycloak. While that is away the job is put there anew in place of being tried only so
    /// often: what an outage leaves is cleared up however long it lasts.
    public void insist(Job job, Runnable work) {
        try {
            work.run();
        } catch (RefusedException e) {
            if (e.refusal().kind() != RefusalKind.UNAVAILABLE) {
                throw e;
            }
            UUID registration = registrationOf(job);
            schedule(job.kind(), registration + "/" + clock.millis(), LOOK_AGAIN, registration);
        }
    }

    /// The payload of a job about a registration.
    public static Document about(UUID registration) {
        return new Document(REGISTRATION, registration);
    }

    /// Which registration a job is about.
    public static UUID registrationOf(Job job) {
        return job.payload().get(REGISTRATION, UUID.class);
    }

    /// Which mail a job is to send.
    public static UUID mailingOf(Job job) {
        return job.payload().get(MAILING, UUID.class);
    }

    private void schedule(String kind, String key, Duration in, UUID registration) {
        jobs.schedule(kind, key, clock.instant().plus(in), about(registration));
    }
}
