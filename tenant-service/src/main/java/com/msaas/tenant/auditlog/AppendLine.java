package com.msaas.tenant.auditlog;

import com.msaas.contracts.AlertRaised;
import com.msaas.contracts.AuditSeverity;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.outbox.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Puts a line at the end of the clinic's chain, and raises an alert when it is a critical one. Whoever appends at the
/// same moment meets at the head.
@Component
class AppendLine {
    private final AuditLines lines;
    private final Heads heads;
    private final Jobs jobs;
    private final Outbox outbox;
    private final Clock clock;
    private final Counter critical;

    AppendLine(AuditLines lines, Heads heads, Jobs jobs, Outbox outbox, Clock clock, MeterRegistry metrics) {
        this.lines = lines;
        this.heads = heads;
        this.jobs = jobs;
        this.outbox = outbox;
        this.clock = clock;
        this.critical = metrics.counter("clinic.audit.critical");
    }

    /// @throws IllegalStateException outside of a transaction
    void append(AuditLine line) {
        Transactions.demand();
        Signed<Head> before = heads.find().orElseGet(this::begin);
        Head after = before.what().followedBy(line);
        lines.add(line, after.position());
        heads.put(after, before.genuine());
        if (line.severity() == AuditSeverity.CRITICAL) {
            outbox.publish(alert(line, after.position()));
            Transactions.afterCommit(critical::increment);
        }
    }

    private static AlertRaised alert(AuditLine line, Position at) {
        return new AlertRaised(
                line.id(),
                1,
                at.seq(),
                line.action(),
                line.resourceType(),
                line.resourceId(),
                line.userId(),
                line.at());
    }

    private Signed<Head> begin() {
        scheduleCheckpoint(jobs, clock);
        return new Signed<>(Head.beginning(), true);
    }

    /// Has the next checkpoint made when the month is over.
    static void scheduleCheckpoint(Jobs jobs, Clock clock) {
        YearMonth next = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).plusMonths(1);
        jobs.schedule(
                MakeCheckpoint.KIND,
                next.toString(),
                next.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                new Document());
    }
}
