package com.msaas.auth.session;

import com.msaas.platform.actor.Actor;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.security.Membership;
import com.msaas.platform.tenancy.TenantContext;
import java.util.List;
import org.springframework.stereotype.Component;

/// Writes into a clinic's audit log that one of its members has come or gone.
@Component
class SessionLog {
    private final AuditTrail auditTrail;
    private final Transactions transactions;

    SessionLog(AuditTrail auditTrail, Transactions transactions) {
        this.auditTrail = auditTrail;
        this.transactions = transactions;
    }

    /// In all the user's clinics, as it is not known yet in which he will work.
    void started(SessionFacts session) {
        session.memberships().all().forEach(membership -> record("session.started", session, membership));
    }

    /// In the clinic that is bound, or in all the user's clinics where none is.
    void ended(SessionFacts session, List<Membership> memberships) {
        memberships.stream()
                .filter(membership ->
                        TenantContext.find().map(membership.tenant()::equals).orElse(true))
                .forEach(membership -> record("session.ended", session, membership));
    }

    private void record(String action, SessionFacts session, Membership membership) {
        TenantContext.run(
                membership.tenant(),
                () -> member(session, membership)
                        .run(() -> transactions.inOne(
                                () -> auditTrail.record(AuditEntry.of(action, "session", session.sessionId())))));
    }

    private static Actor member(SessionFacts session, Membership membership) {
        Actor door = Actor.current();
        return new Actor(
                Actor.Kind.USER,
                session.userId().toString(),
                session.userId(),
                membership.role().wireName(),
                door.ipAddress(),
                door.userAgent(),
                door.requestId());
    }
}
