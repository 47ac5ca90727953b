package com.msaas.system.demo;

import java.time.Duration;
import java.time.Instant;

/// From one instant to another.
record Span(Instant start, Instant end) {

    static Span of(Instant start, int minutes) {
        return new Span(start, start.plus(Duration.ofMinutes(minutes)));
    }

    boolean overlaps(Span other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    Span with(int minutesBefore, int minutesAfter) {
        return new Span(start.minus(Duration.ofMinutes(minutesBefore)), end.plus(Duration.ofMinutes(minutesAfter)));
    }
}
