package com.msaas.tenant.auditlog;

import com.msaas.tenant.auditlog.AuditLines.Stored;
import com.msaas.tenant.auditlog.Verification.Kind;
import com.msaas.tenant.auditlog.Verification.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Looks through the clinic's whole log: each line against the one before it, the last against the signed head, and
/// those at checkpoints against what was signed there. A beginning may be missing only up to a checkpoint whose lines
/// have all been kept long enough.
@Component
class VerifyLog {
    private static final int PROBLEMS_TOLD = 100;

    private final AuditLines lines;
    private final Heads heads;
    private final Checkpoints checkpoints;
    private final Clock clock;

    VerifyLog(AuditLines lines, Heads heads, Checkpoints checkpoints, Clock clock) {
        this.lines = lines;
        this.heads = heads;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    Verification verify() {
        Optional<Signed<Head>> head = heads.find();
        Walk walk = new Walk(head.map(Signed::what).orElseGet(Head::beginning), checkpoints.all());
        if (head.isPresent() && !head.get().genuine()) {
            walk.problem(Kind.CHANGE, walk.head.position().seq(), "the end of the log is not signed by us");
        }
        walk.begin();
        lines.walk(walk::step);
        walk.end(heads.find().map(now -> now.what().position().seq()).orElse(0L));
        return walk.result();
    }

    private final class Walk {
        private final Head head;
        private final List<Signed<Checkpoint>> signed;
        private final Map<Long, Checkpoint> signedAt = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private Position at = Position.START;
        private long count;
        private long last;
        private long erased;

        Walk(Head head, List<Signed<Checkpoint>> signed) {
            this.head = head;
            this.signed = signed;
            signed.forEach(one -> signedAt.put(one.what().position().seq(), one.what()));
        }

        void begin() {
            signed.stream()
                    .filter(one -> !one.genuine())
                    .forEach(one ->
                            problem(Kind.CHANGE, one.what().position().seq(), "a checkpoint is not signed by us"));
            long first = 1;
            if (head.removedTo() > 0) {
                Checkpoint base = signedAt.get(head.removedTo());
                if (base == null || !base.isOutlived(clock.instant())) {
                    problem(Kind.CUT, head.removedTo(), "lines were removed before their time");
                }
                at = new Position(
                        head.removedTo(),
                        base == null ? Position.START.hash() : base.position().hash());
                first = base == null ? 1 : base.number();
            }
            if (signed.size() != head.checkpoints() - first + 1) {
                problem(
                        Kind.CHANGE,
                        head.position().seq(),
                        "checkpoints are missing, or there are more than were made");
            }
        }

        void step(Stored stored) {
            count++;
            last = stored.seq();
            if (stored.seq() > head.position().seq()) {
                return;
            }
            if (stored.seq() <= at.seq()) {
                problem(Kind.CHANGE, stored.seq(), "a line that the log has not written");
                return;
            }
            if (stored.seq() > at.seq() + 1) {
                problem(
                        at.seq() == head.removedTo() ? Kind.CUT : Kind.GAP,
                        at.seq() + 1,
                        stored.seq() - at.seq() - 1 + " lines are missing");
            } else if (!isGenuine(stored)) {
                problem(Kind.CHANGE, stored.seq(), "the line is not what was written");
            }
            // what follows is held against what stands here, so that one change is told once
            at = new Position(stored.seq(), stored.hash());
            Checkpoint here = signedAt.get(stored.seq());
            if (here != null && !here.position().equals(at)) {
                problem(Kind.CHANGE, stored.seq(), "the line is not the one that was signed");
            }
        }

        private boolean isGenuine(Stored stored) {
            return stored.line()
                    .filter(line -> line.erasables().allMatch(Erasable::isGenuine))
                    .map(line -> {
                        erased += line.erasables().filter(Erasable::isErased).count();
                        return at.after(line).hash().equals(stored.hash());
                    })
                    .orElse(false);
        }

        /// @param headNow how far the log goes by now
        void end(long headNow) {
            if (at.seq() < head.position().seq()) {
                problem(Kind.CUT, at.seq() + 1, head.position().seq() - at.seq() + " lines are missing at the end");
            } else if (!at.equals(head.position())) {
                problem(Kind.CHANGE, at.seq(), "the last line is not the one that the log ended with");
            }
            if (last > headNow) {
                problem(Kind.CHANGE, last, "a line that the log has not written");
            }
        }

        void problem(Kind kind, long seq, String message) {
            if (problems.size() < PROBLEMS_TOLD) {
                problems.add(new Problem(kind, seq, message));
            }
        }

        Verification result() {
            return new Verification(
                    problems.isEmpty(),
                    count,
                    head.removedTo(),
                    head.position().seq(),
                    signed.size(),
                    erased,
                    List.copyOf(problems));
        }
    }
}
