package com.msaas.tenant.auditlog;

import java.time.Instant;

/// Where a clinic's chain ends, and what became of its beginning.
///
/// @param removedTo the last line that was removed for its age; 0 at first
/// @param checkpoints how many have been made
/// @param newestAt the latest time that a line tells of
record Head(Position position, long removedTo, long checkpoints, Instant newestAt) {

    static Head beginning() {
        return new Head(Position.START, 0, 0, Instant.EPOCH);
    }

    Head followedBy(AuditLine line) {
        return new Head(
                position.after(line), removedTo, checkpoints, line.at().isAfter(newestAt) ? line.at() : newestAt);
    }

    Head with(Checkpoint next) {
        return new Head(position, removedTo, next.number(), newestAt);
    }

    Head withoutLinesTo(Checkpoint last) {
        return new Head(position, last.position().seq(), checkpoints, newestAt);
    }

    /// The checkpoint that may be made here.
    Checkpoint checkpoint(Instant now) {
        return new Checkpoint(checkpoints + 1, position, newestAt, now);
    }
}
