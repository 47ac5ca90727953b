package com.msaas.scheduling.appointment;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.scheduling.time.TimeRange;
import java.time.Duration;
import java.time.Instant;

/// What times a visit can have at all, whoever is free then.
final class VisitTime {
    /// With the longest buffers a claim stays within a day, so it touches two UTC days at most.
    static final Duration LONGEST = Duration.ofHours(12);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private VisitTime() {}

    /// From start to end as a client gave them.
    ///
    /// @throws RefusedException when no visit is like that
    static TimeRange given(Instant start, Instant end) {
        if (start.isBefore(EARLIEST) || start.isAfter(LATEST)) {
            throw invalid("start_time", "must be between the years 2000 and 2100");
        }
        if (!start.isBefore(end)) {
            throw invalid("end_time", "must be after start_time");
        }
        if (end.isAfter(start.plus(LONGEST))) {
            throw invalid("end_time", "must be at most 12 hours after start_time");
        }
        return new TimeRange(start, end);
    }

    private static RefusedException invalid(String field, String message) {
        return new RefusedException(InvalidInput.of(field, message));
    }
}
