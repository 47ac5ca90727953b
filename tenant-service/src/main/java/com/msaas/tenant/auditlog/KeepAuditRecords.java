package com.msaas.tenant.auditlog;

import com.msaas.contracts.AuditRecorded;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.tenant.auditlog.AuditLine.Changed;
import org.springframework.stereotype.Component;

/// Keeps what every service says was done. The topic forgets after a month and this does not, so it is no
/// projection: it is never made anew.
@Component
class KeepAuditRecords implements Reaction {
    private final AuditLines lines;

    KeepAuditRecords(AuditLines lines) {
        this.lines = lines;
    }

    @Override
    public String name() {
        return "audit-log";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(AuditRecorded.class, recorded -> lines.add(line(recorded)));
    }

    private static AuditLine line(AuditRecorded recorded) {
        return new AuditLine(
                recorded.auditId(),
                recorded.action(),
                recorded.resourceType(),
                recorded.resourceId(),
                recorded.actorKind(),
                recorded.userId(),
                recorded.role(),
                recorded.ipAddress(),
                recorded.userAgent(),
                recorded.requestId(),
                recorded.severity(),
                recorded.changes().stream()
                        .map(change -> new Changed(change.field(), change.oldValue(), change.newValue()))
                        .toList(),
                recorded.at());
    }
}
