package com.msaas.gateway.limiting;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;
import java.time.Duration;

/// Enough for this minute.
///
/// @param verdict that does not let the request pass
public record TooManyRequests(Verdict verdict) implements Refusal {
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
        return "Too many requests: wait a moment before the next one.";
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(verdict.resetSeconds());
    }
}
