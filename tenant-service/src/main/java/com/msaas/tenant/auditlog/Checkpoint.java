package com.msaas.tenant.auditlog;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/// Where a clinic's chain stood one day, signed: whoever computes the chain anew cannot sign it anew.
///
/// @param number from 1, without gaps
/// @param newestAt the latest time that a line up to there tells of
record Checkpoint(long number, Position position, Instant newestAt, Instant madeAt) {
    private static final Period KEPT = Period.ofYears(7);

    /// Whether all lines up to here have been kept as long as they have to be.
    boolean isOutlived(Instant now) {
        return !newestAt.isAfter(now.atZone(ZoneOffset.UTC).minus(KEPT).toInstant());
    }
}
