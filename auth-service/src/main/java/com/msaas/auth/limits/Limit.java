package com.msaas.auth.limits;

import java.time.Duration;
import java.time.Instant;

/// How many tries of one sort are taken in a span of time. The spans are the same for everybody and follow
/// one another without gaps.
///
/// @param what the sort, in words with underscores
public record Limit(String what, int most, Duration window) {

    /// How long the present span still lasts.
    public Duration left(Instant now) {
        return Duration.ofMillis(window.toMillis() - Math.floorMod(now.toEpochMilli(), window.toMillis()));
    }

    /// The number of the present span.
    long span(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), window.toMillis());
    }
}
