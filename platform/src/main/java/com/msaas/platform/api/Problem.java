package com.msaas.platform.api;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A "no" or a fault as it goes over the wire.
///
/// @param headers what the answer carries besides, such as `Retry-After`
public record Problem(
        int status, String code, String error, @Nullable Object details, Map<String, String> headers) {

    public Problem {
        headers = Map.copyOf(headers);
    }

    /// What a refusal looks like.
    public static Problem of(Refusal refusal) {
        Map<String, String> headers = new LinkedHashMap<>();
        Duration retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            headers.put("Retry-After", Long.toString(Math.max(1, Math.ceilDiv(retryAfter.toMillis(), 1000))));
        }
        if (refusal.kind() == RefusalKind.UNAUTHENTICATED) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        return new Problem(refusal.kind().status(), refusal.code(), refusal.message(), refusal.details(), headers);
    }

    static Problem plain(int status, String code, String error) {
        return new Problem(status, code, error, null, Map.of());
    }

    /// The same with one more header.
    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, code, error, details, more);
    }
}
