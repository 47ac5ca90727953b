package com.msaas.gateway.limiting;

import java.time.Duration;

/// Whether a request is let through, and what is left after it.
public record Verdict(boolean passes, int limit, long remaining, Duration reset) {

    static Verdict of(Window window, int limit) {
        return new Verdict(window.count() <= limit, limit, Math.max(0, limit - window.count()), window.rest());
    }

    /// Of two, the one that stands in the way, or would sooner.
    static Verdict stricter(Verdict one, Verdict other) {
        return other.remaining < one.remaining || (one.passes && !other.passes) ? other : one;
    }

    /// The reset in whole seconds, never promising too early a one.
    public long resetSeconds() {
        return Math.max(1, Math.ceilDiv(reset.toMillis(), 1000));
    }
}
