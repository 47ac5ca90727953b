package com.msaas.tenant.auditlog;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Takes what the log holds of a person out of it: the values in lines about him, and where he was and by what program
/// in lines of what he did. The lines themselves stay, and the chain stays whole. Done twice it is the same.
@Component
class EraseValues {
    private final AuditLines lines;
    private final AuditTrail auditTrail;
    private final Transactions transactions;

    EraseValues(AuditLines lines, AuditTrail auditTrail, Transactions transactions) {
        this.lines = lines;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
    }

    /// @param subject a patient's id, or a user's
    /// @return how many lines were gone through
    long erase(UUID subject) {
        AtomicLong seen = new AtomicLong();
        lines.about(subject.toString(), line -> {
            lines.keepLess(line.withoutValues());
            seen.incrementAndGet();
        });
        lines.by(subject, line -> {
            lines.keepLess(line.withoutOrigin());
            seen.incrementAndGet();
        });
        transactions.inOne(() -> auditTrail.record(
                AuditEntry.of("audit.values_erased", "person", subject).critical()));
        return seen.get();
    }
}
