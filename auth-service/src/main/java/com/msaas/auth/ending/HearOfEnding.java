package com.msaas.auth.ending;

import com.msaas.auth.identity.UntilKeycloakAnswers;
import com.msaas.auth.identity.Users;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.jobs.TooEarly;
import com.msaas.platform.security.Membership;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in what Keycloak says only once: at once, and where that is cut off or Keycloak does not answer us, a while
/// later.
@Component
class HearOfEnding implements JobHandler {
    private static final String KIND = "ended_at_keycloak";
    private static final String KEYCLOAK = Actor.system("auth-service." + KIND).name();
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private static final String ID = "id";
    private static final String USER = "user";
    private static final String SESSION = "session";
    private static final String AT = "at";

    private final Users users;
    private final EndSessions endSessions;
    private final UntilKeycloakAnswers untilKeycloakAnswers;
    private final Jobs jobs;
    private final Clock clock;

    HearOfEnding(
            Users users, EndSessions endSessions, UntilKeycloakAnswers untilKeycloakAnswers, Jobs jobs, Clock clock) {
        this.users = users;
        this.endSessions = endSessions;
        this.untilKeycloakAnswers = untilKeycloakAnswers;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Has everybody told whose tokens are void. What has come before changes nothing.
    void hear(LogoutToken ended) {
        jobs.schedule(KIND, ended.id(), clock.instant().plus(LEFT_ALONE), payload(ended));
        try {
            inThisRequest().run(() -> tell(ended));
            jobs.cancel(KIND, ended.id());
        } catch (TooEarly e) {
            // the job tells it
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        tell(ended(job.payload()));
    }

    /// Nobody of ours has done it.
    private static Actor inThisRequest() {
        return new Actor(
                Actor.Kind.SYSTEM,
                KEYCLOAK,
                null,
                null,
                null,
                null,
                Actor.current().requestId());
    }

    private void tell(LogoutToken ended) {
        untilKeycloakAnswers.insist(() -> {
            Collection<Membership> memberships = users.memberships(ended.user()).all();
            ended.session()
                    .ifPresentOrElse(
                            session -> endSessions.ended(ended.user(), memberships, session),
                            () -> endSessions.allEnded(ended.user(), memberships, ended.id(), ended.at()));
        });
    }

    private static Document payload(LogoutToken ended) {
        return new Document(ID, ended.id())
                .append(USER, ended.user())
                .append(SESSION, ended.session().orElse(null))
                .append(AT, Date.from(ended.at()));
    }

    private static LogoutToken ended(Document payload) {
        return new LogoutToken(
                payload.getString(ID),
                payload.get(USER, UUID.class),
                Optional.ofNullable(payload.getString(SESSION)),
                payload.getDate(AT).toInstant());
    }
}
