package com.msaas.auth.ending;

import com.msaas.auth.account.EachClinic;
import com.msaas.auth.account.EachClinic.UserClinics;
import com.msaas.auth.identity.Users;
import com.msaas.contracts.SessionsEnded;
import com.msaas.platform.actor.Actor;
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
    private final StoredEndings endings;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    EndSessions(
            Users users,
            EachClinic eachClinic,
            StoredEndings endings,
            Outbox outbox,
            AuditTrail auditTrail,
            Clock clock) {
        this.users = users;
        this.eachClinic = eachClinic;
        this.endings = endings;
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
        begin(user, memberships, sessions);
        users.endSessions(user);
        Instant now = clock.instant();
        UUID ending = Ids.next();
        eachClinic.tell(new UserClinics(user, memberships), () -> {
            outbox.publish(new SessionsEnded(ending, 1, user, sessions, true, now));
            sessions.stream().filter(endings::tell).forEach(this::record);
        });
    }

    /// Says that Keycloak is about to be asked to end one session. It tells us of that too, and may do so first:
    /// whoever has it ended stands in the audit log all the same.
    public void begin(UUID user, Collection<Membership> memberships, String session) {
        begin(user, memberships, List.of(session));
    }

    private void begin(UUID user, Collection<Membership> memberships, List<String> sessions) {
        eachClinic.tell(
                new UserClinics(user, memberships), () -> sessions.forEach(session -> endings.begin(session, user)));
    }

    /// Tells that Keycloak has ended one session, unless that was told.
    public void ended(UUID user, Collection<Membership> memberships, String session) {
        UUID ending = Ids.next();
        Instant now = clock.instant();
        eachClinic.tell(new UserClinics(user, memberships), () -> {
            Actor actor = endings.actor(session, user).orElseGet(Actor::current);
            if (endings.tell(session)) {
                actor.run(() -> {
                    outbox.publish(new SessionsEnded(ending, 1, user, List.of(session), false, now));
                    record(session);
                });
            }
        });
    }

    /// Tells that Keycloak has ended all sessions of the user that had begun by then, unless that was told.
    ///
    /// @param occasion names this ending
    void allEnded(UUID user, Collection<Membership> memberships, String occasion, Instant at) {
        UUID ending = Ids.next();
        eachClinic.tell(new UserClinics(user, memberships), () -> {
            if (endings.tell(occasion)) {
                outbox.publish(new SessionsEnded(ending, 1, user, List.of(), true, at));
                auditTrail.record(AuditEntry.of("sessions.ended", "user", user));
            }
        });
    }

    private void record(String session) {
        auditTrail.record(AuditEntry.of("session.ended", "session", session));
    }
}
