package com.msaas.gateway.routing;

import java.time.Duration;
import java.util.Optional;

/// The paths below a prefix, and who answers for them.
///
/// @param prefix such as `/api/appointments`: the path itself and everything below it; a `*` is any one
///     segment
/// @param needsClinic whether a request makes no sense before it is known which clinic it is about
/// @param largestBody the most bytes that are taken
/// @param patience for an answer to begin, where that takes another time than usual
public record Route(String prefix, String service, boolean needsClinic, long largestBody, Optional<Duration> patience) {
    private static final long USUAL_BODY = 1024 * 1024;

    static Route to(String service, String prefix) {
        return new Route(prefix, service, true, USUAL_BODY, Optional.empty());
    }

    Route withoutClinic() {
        return new Route(prefix, service, false, largestBody, patience);
    }

    Route atMost(long bytes) {
        return new Route(prefix, service, needsClinic, bytes, patience);
    }

    Route within(Duration time) {
        return new Route(prefix, service, needsClinic, largestBody, Optional.of(time));
    }

    /// Whether the path is the prefix or below it.
    boolean covers(String path) {
        int at = 0;
        for (int of = 0; of < prefix.length(); of++) {
            if (prefix.charAt(of) == '*') {
                at = endOfSegment(path, at);
            } else if (at < path.length() && path.charAt(at) == prefix.charAt(of)) {
                at++;
            } else {
                return false;
            }
        }
        return at == endOfSegment(path, at);
    }

    private static int endOfSegment(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }

    /// Whether a write there is known again by its `Idempotency-Key`. Of what concerns signing in, only the
    /// registration is.
    public boolean knowsKeys(String path) {
        return needsClinic || path.equals("/api/auth/register");
    }

    /// What measurements and logs call the path, whatever ids stand in it.
    public String pattern() {
        return prefix + "/**";
    }
}
