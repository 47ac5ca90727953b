package com.msaas.auth.ending;

import com.msaas.auth.account.EachClinic;
import com.msaas.auth.account.EachClinic.UserClinics;
import com.msaas.auth.identity.Users;
import com.msaas.contracts.SessionsEnded;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.id.Ids;
import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.security.Membership;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Ends sessions before their time: Keycloak continues them no more, and everybody who takes tokens is told which are
/// void, as those look good for minutes. May be repeated.
@Component
public class EndSessions {
    private final Users users;
    private final EachClinic eachClinic;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    EndSessions(Users users, EachClinic eachClinic, Outbox outbox, AuditTrail auditTrail, Clock clock) {
        this.users = users;
        this.eachClinic = eachClinic;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /// Ends all sessions of the user, those that begin this moment included.
    ///
    /// @param memberships the clinics that are told, at least all that his tokens may name
    /// @throws com.msaas.platform.refusal.RefusedException when Keycloak is away
    public void all(UUID user, Collection<Membership> memberships) {
        // by name too: a token of this very second is not older than the ending
        List<String> sessions = users.sessions(user);
        users.endSessions(user);
        tell(user, memberships, sessions, true);
    }

    /// Tells that Keycloak has ended one session.
    public void ended(UUID user, Collection<Membership> memberships, String session) {
        tell(user, memberships, List.of(session), false);
    }

    private void tell(UUID user, Collection<Membership> memberships, List<String> sessions, boolean all) {
        UUID ending = Ids.next();
        Instant now = clock.instant();
        eachClinic.tell(new UserClinics(user, memberships), () -> {
            outbox.publish(new SessionsEnded(ending, 1, user, sessions, all, now));
            sessions.forEach(session -> auditTrail.record(AuditEntry.of("session.ended", "session", session)));
        });
    }
}
