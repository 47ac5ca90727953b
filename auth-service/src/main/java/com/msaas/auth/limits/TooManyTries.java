package com.msaas.auth.limits;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;
import java.time.Duration;
import java.time.Instant;

/// The limit is used up for now.
public record TooManyTries(Duration retryAfter) implements Refusal {

    /// The limit is used up until its present span is over.
    public static TooManyTries of(Limit limit, Instant now) {
        return new TooManyTries(limit.left(now));
    }

    @Override
    public String code() {
        return "RATE_LIMITED";
    }

    @Override
    public RefusalKind kind() {
        return RefusalKind.RATE_LIMITED;
    }

    @Override
    public String message() {
        return "Too many tries: wait a while before trying again.";
    }
}
