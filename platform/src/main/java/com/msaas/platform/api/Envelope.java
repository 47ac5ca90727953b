package com.msaas.platform.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one shape that every answer has, good or bad. Nothing else makes one.
sealed interface Envelope {

    /// An answer with what was asked for.
    static Envelope of(@Nullable Object data, Instant now) {
        if (data instanceof Page<?> page) {
            return new Success(true, page.items(), new Meta(now, false, Pagination.of(page)));
        }
        return new Success(true, data, new Meta(now, false, null));
    }

    /// An answer that says why not.
    static Envelope of(Problem problem) {
        return new Failure(false, problem.error(), problem.code(), problem.details());
    }

    /// What was asked for, and about it.
    record Success(boolean success, @Nullable Object data, Meta meta) implements Envelope {}

    /// Why not.
    record Failure(
            boolean success,
            String error,
            String code,
            @Nullable Object details) implements Envelope {}

    /// About the answer.
    record Meta(
            Instant timestamp,
            boolean cached,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Pagination pagination) {}

    /// Where in the list this page stands.
    record Pagination(int page, int limit, long total, long pages) {
        static Pagination of(Page<?> page) {
            int limit = page.request().limit();
            return new Pagination(page.request().page(), limit, page.total(), Math.ceilDiv(page.total(), limit));
        }
    }
}
