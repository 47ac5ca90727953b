package com.msaas.tenant.auditlog;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Once a month looks whether a clinic's log is whole, signs where it stands, and removes what has been kept for
/// seven years: whole stretches up to a checkpoint. A log that is not whole is left as it is, for people to look at.
@Component
class MakeCheckpoint implements JobHandler {
    static final String KIND = "audit_checkpoint";

    private static final Logger log = LoggerFactory.getLogger(MakeCheckpoint.class);

    private final VerifyLog verifyLog;
    private final Heads heads;
    private final Checkpoints checkpoints;
    private final AuditLines lines;
    private final AuditTrail auditTrail;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Clock clock;
    private final Counter broken;

    MakeCheckpoint(
            VerifyLog verifyLog,
            Heads heads,
            Checkpoints checkpoints,
            AuditLines lines,
            AuditTrail auditTrail,
            Transactions transactions,
            Jobs jobs,
            Clock clock,
            MeterRegistry metrics) {
        this.verifyLog = verifyLog;
        this.heads = heads;
        this.checkpoints = checkpoints;
        this.lines = lines;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
        this.broken = metrics.counter("clinic.audit.broken");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        if (verifyLog.verify().intact()) {
            transactions.inOne(this::sign);
            outlived().forEach(last -> transactions.inOne(() -> removeUpTo(last)));
        } else {
            broken.increment();
            log.error("the audit log of clinic {} is not whole", TenantContext.current());
        }
        AppendLine.scheduleCheckpoint(jobs, clock);
    }

    private void sign() {
        Head head = head();
        boolean isSignedAlready =
                checkpoints.all().stream().anyMatch(one -> one.what().position().equals(head.position()));
        if (!isSignedAlready) {
            Checkpoint next = head.checkpoint(clock.instant());
            checkpoints.add(next);
            heads.put(head.with(next), true);
        }
    }

    private List<Checkpoint> outlived() {
        long removedTo = head().removedTo();
        return checkpoints.all().stream()
                .map(Signed::what)
                .filter(one -> one.position().seq() > removedTo && one.isOutlived(clock.instant()))
                .toList();
    }

    private void removeUpTo(Checkpoint last) {
        Head head = head();
        long removed = lines.removeUpTo(last.position().seq());
        checkpoints.removeBefore(last);
        heads.put(head.withoutLinesTo(last), true);
        auditTrail.record(AuditEntry.of(
                        "audit.lines_removed",
                        "audit_log",
                        TenantContext.current().value())
                .change("lines", removed, null));
    }

    /// @throws IllegalStateException when somebody else has written it since the log was found whole
    private Head head() {
        return heads.find()
                .filter(Signed::genuine)
                .map(Signed::what)
                .orElseThrow(() -> new IllegalStateException("the head of the audit log is not ours"));
    }
}
