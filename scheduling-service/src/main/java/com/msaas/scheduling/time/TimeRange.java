package com.msaas.scheduling.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// A stretch of time from its start up to, but not including, its end. Ranges that only touch do not overlap.
public record TimeRange(Instant start, Instant end) {

    public TimeRange {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a time range ends after it starts");
        }
    }

    /// So long from the start.
    public static TimeRange of(Instant start, Duration length) {
        return new TimeRange(start, start.plus(length));
    }

    /// How long it is.
    public Duration length() {
        return Duration.between(start, end);
    }

    /// Whether there is an instant in both.
    public boolean overlaps(TimeRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /// Whether all of the other lies in this one.
    public boolean contains(TimeRange other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /// The same length from another start.
    public TimeRange shiftedTo(Instant newStart) {
        return of(newStart, length());
    }

    /// With some time added on either side.
    public TimeRange widened(Duration before, Duration after) {
        return new TimeRange(start.minus(before), end.plus(after));
    }

    /// The days in UTC that it touches, in order.
    public List<LocalDate> utcDays() {
        LocalDate first = LocalDate.ofInstant(start, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(end.minusNanos(1), ZoneOffset.UTC);
        return first.datesUntil(last.plusDays(1)).toList();
    }
}
