package com.msaas.auth.membership;

import com.msaas.auth.ending.EndSessions;
import com.msaas.auth.identity.UntilKeycloakAnswers;
import com.msaas.auth.identity.Users;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Writes a user's memberships to Keycloak; the sessions of one who may do less than before end with that.
@Component
public class WriteMemberships implements JobHandler {
    private static final String USER = "user";
    private static final String LESS = "less";

    private final CarriedMemberships carried;
    private final Users users;
    private final EndSessions endSessions;
    private final UntilKeycloakAnswers untilKeycloakAnswers;
    private final Jobs jobs;
    private final Clock clock;

    WriteMemberships(
            CarriedMemberships carried,
            Users users,
            EndSessions endSessions,
            UntilKeycloakAnswers untilKeycloakAnswers,
            Jobs jobs,
            Clock clock) {
        this.carried = carried;
        this.users = users;
        this.endSessions = endSessions;
        this.untilKeycloakAnswers = untilKeycloakAnswers;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "membership_write";
    }

    /// Has it done for a user and the bound clinic, with the commit of the open transaction.
    ///
    /// @param occasion names what brought it about
    /// @param less whether he may do less than before
    public void soon(UUID user, String occasion, boolean less) {
        jobs.schedule(kind(), user + "/" + occasion, clock.instant(), new Document(USER, user).append(LESS, less));
    }

    @Override
    public void run(Job job) {
        UUID user = job.payload().get(USER, UUID.class);
        untilKeycloakAnswers.insist(() -> {
            carried.write(user);
            if (job.payload().getBoolean(LESS)) {
                endSessions.all(user, concerned(user));
            }
        });
    }

    /// This clinic too, which his tokens name no more if he was removed.
    private List<Membership> concerned(UUID user) {
        TenantId here = TenantContext.current();
        Stream<Membership> others = users.memberships(user).all().stream()
                .filter(membership -> !membership.tenant().equals(here));
        return Stream.concat(Stream.of(new Membership(here, Role.VIEWER)), others)
                .toList();
    }
}
