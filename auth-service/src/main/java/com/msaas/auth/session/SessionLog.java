package com.msaas.auth.session;

import com.msaas.auth.account.EachClinic;
import com.msaas.auth.account.EachClinic.UserClinics;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import org.springframework.stereotype.Component;

/// Writes into the audit logs of all clinics of a user that he has come, as a session is bound to none of them.
@Component
class SessionLog {
    private final AuditTrail auditTrail;
    private final EachClinic eachClinic;

    SessionLog(AuditTrail auditTrail, EachClinic eachClinic) {
        this.auditTrail = auditTrail;
        this.eachClinic = eachClinic;
    }

    void started(SessionFacts session) {
        eachClinic.tell(
                new UserClinics(session.userId(), session.memberships().all()),
                () -> auditTrail.record(AuditEntry.of("session.started", "session", session.sessionId())));
    }
}
