package com.msaas.tenant.auditlog;

import com.msaas.contracts.AuditRecorded;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.tenant.auditlog.AuditLine.Changed;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps what every service says was done. The topic forgets after a month and this does not, so it is no
/// projection: it is never made anew.
@Component
class KeepAuditRecords implements Reaction {
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final AppendLine appendLine;

    KeepAuditRecords(AppendLine appendLine) {
        this.appendLine = appendLine;
    }

    @Override
    public String name() {
        return "audit-log";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(AuditRecorded.class, recorded -> appendLine.append(line(recorded)));
    }

    private AuditLine line(AuditRecorded recorded) {
        return new AuditLine(
                recorded.auditId(),
                recorded.action(),
                recorded.resourceType(),
                recorded.resourceId(),
                recorded.actorKind(),
                recorded.userId(),
                recorded.role(),
                erasable(recorded.ipAddress()),
                erasable(recorded.userAgent()),
                recorded.requestId(),
                recorded.severity(),
                recorded.changes().stream()
                        .map(change ->
                                new Changed(change.field(), erasable(change.oldValue()), erasable(change.newValue())))
                        .toList(),
                // as precise as it is stored, since the chain covers it
                recorded.at().truncatedTo(ChronoUnit.MILLIS));
    }

    private @Nullable Erasable erasable(@Nullable String value) {
        if (value == null) {
            return null;
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Erasable.of(value, HexFormat.of().formatHex(salt));
    }
}
