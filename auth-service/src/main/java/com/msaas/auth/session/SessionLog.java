package com.msaas.auth.session;

import com.msaas.auth.account.ActingMember;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.security.Membership;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Writes into the audit logs of all clinics of a user that he has come or gone, as a session is bound to
/// none of them: into all or into none.
@Component
class SessionLog {
    private final AuditTrail auditTrail;
    private final Transactions transactions;

    SessionLog(AuditTrail auditTrail, Transactions transactions) {
        this.auditTrail = auditTrail;
        this.transactions = transactions;
    }

    void started(SessionFacts session) {
        record("session.started", session, session.memberships().all());
    }

    void ended(SessionFacts session, List<Membership> memberships) {
        record("session.ended", session, memberships);
    }

    private void record(String action, SessionFacts session, List<Membership> memberships) {
        Actor door = Actor.current();
        Set<TenantId> clinics = memberships.stream().map(Membership::tenant).collect(Collectors.toUnmodifiableSet());
        OutsideOfClinics.entering(
                clinics,
                () -> transactions.inOne(() -> {
                    memberships.forEach(membership -> record(action, session, membership, door));
                    return clinics;
                }));
    }

    private void record(String action, SessionFacts session, Membership membership, Actor door) {
        TenantContext.run(
                membership.tenant(),
                () -> ActingMember.behind(door, session.userId(), membership.role())
                        .run(() -> auditTrail.record(AuditEntry.of(action, "session", session.sessionId()))));
    }
}
