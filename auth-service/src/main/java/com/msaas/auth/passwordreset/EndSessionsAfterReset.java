package com.msaas.auth.passwordreset;

import com.msaas.auth.ending.EndSessions;
import com.msaas.auth.identity.UntilKeycloakAnswers;
import com.msaas.auth.identity.Users;
import com.msaas.platform.id.Ids;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Ends the sessions of a user whose password was changed where whoever did it was cut off in between.
@Component
class EndSessionsAfterReset implements JobHandler {
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
    private static final String USER = "user";

    private final Users users;
    private final EndSessions endSessions;
    private final UntilKeycloakAnswers untilKeycloakAnswers;
    private final Jobs jobs;
    private final Clock clock;

    EndSessionsAfterReset(
            Users users, EndSessions endSessions, UntilKeycloakAnswers untilKeycloakAnswers, Jobs jobs, Clock clock) {
        this.users = users;
        this.endSessions = endSessions;
        this.untilKeycloakAnswers = untilKeycloakAnswers;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "password_reset_ending";
    }

    /// Does the work, and looks after it a while from now unless it comes to its end or changes nothing.
    void unlessDone(UUID user, Runnable work) {
        String key = Ids.next().toString();
        jobs.schedule(kind(), key, clock.instant().plus(LEFT_ALONE), new Document(USER, user));
        try {
            work.run();
        } catch (RefusedException e) {
            if (e.refusal() instanceof InvalidInput) {
                jobs.cancel(kind(), key);
            }
            throw e;
        }
        jobs.cancel(kind(), key);
    }

    @Override
    public void run(Job job) {
        UUID user = job.payload().get(USER, UUID.class);
        untilKeycloakAnswers.insist(
                () -> endSessions.all(user, users.memberships(user).all()));
    }
}
