package com.msaas.analytics.counts;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Days of a clinic's calendar, from one to another, both included.
public record Days(LocalDate from, LocalDate to) {
    private static final int MOST = 400;
    private static final int USUAL_BACK = 30;
    private static final int USUAL_AHEAD = 30;

    /// The days that are asked for. Where nothing is said, thirty back and thirty ahead, so that what was and
    /// what is to come are both seen.
    ///
    /// @throws RefusedException when they are in the wrong order or too many
    public static Days asked(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate first = from != null ? from : (to != null && to.isBefore(today) ? to : today).minusDays(USUAL_BACK);
        LocalDate last = to != null ? to : (from != null && from.isAfter(today) ? from : today).plusDays(USUAL_AHEAD);
        if (last.isBefore(first)) {
            throw new RefusedException(InvalidInput.of("to", "must not be before from"));
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST) {
            throw new RefusedException(InvalidInput.of("to", "must be at most " + MOST + " days from from"));
        }
        return new Days(first, last);
    }

    public Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /// When the last day is over.
    public Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public List<LocalDate> each() {
        return from.datesUntil(to.plusDays(1)).toList();
    }
}
