package com.msaas.platform.refusal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The refusals that every feature knows.
public record CommonRefusal(
        String code,
        RefusalKind kind,
        String message,
        @Nullable Object details,
        @Nullable Duration retryAfter) implements Refusal {

    /// There is no such thing here, or it is another clinic's, which is not told apart.
    public static CommonRefusal notFound(String what) {
        return plain("NOT_FOUND", RefusalKind.NOT_FOUND, "There is no such " + what + ".");
    }

    /// No token, or one that is not accepted.
    public static CommonRefusal unauthenticated() {
        return plain("UNAUTHENTICATED", RefusalKind.UNAUTHENTICATED, "A valid access token is needed.");
    }

    /// Who asks may not do this.
    public static CommonRefusal forbidden(String sentence) {
        return plain("FORBIDDEN", RefusalKind.FORBIDDEN, sentence);
    }

    /// The body cannot be read as JSON at all.
    public static CommonRefusal malformedJson(String sentence) {
        return plain("MALFORMED_JSON", RefusalKind.INVALID, sentence);
    }

    /// The body is bigger than is taken.
    public static CommonRefusal tooLarge(long limitInBytes) {
        return plain(
                "TOO_LARGE",
                RefusalKind.TOO_LARGE,
                "The body is too large: at most " + limitInBytes / 1024 + " KiB are taken.");
    }

    /// The client's version of a resource is not the current one: someone else changed it meanwhile.
    ///
    /// @param current the version that stands: a count, or what stands in the entity tag; null when nothing does
    public static CommonRefusal versionMismatch(@Nullable Object current) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("current_version", current);
        return new CommonRefusal(
                "VERSION_MISMATCH",
                RefusalKind.CONFLICT,
                "It was changed meanwhile: read it again before changing it.",
                details,
                null);
    }

    /// The clinic is so new that this service has not heard of it yet.
    public static CommonRefusal tenantNotReady() {
        return new CommonRefusal(
                "TENANT_NOT_READY",
                RefusalKind.UNAVAILABLE,
                "The clinic is still being set up: try again in a moment.",
                null,
                Duration.ofSeconds(1));
    }

    /// Something that is needed for this is down for now.
    public static CommonRefusal temporarilyUnavailable(Duration retryAfter) {
        return new CommonRefusal(
                "TEMPORARILY_UNAVAILABLE",
                RefusalKind.UNAVAILABLE,
                "This does not work at the moment: try again in a moment.",
                null,
                retryAfter);
    }

    private static CommonRefusal plain(String code, RefusalKind kind, String message) {
        return new CommonRefusal(code, kind, message, null, null);
    }
}
