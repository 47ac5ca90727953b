package com.msaas.platform.observability;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// One id through everything that a request sets off, over HTTP and over Kafka, as W3C Trace Context has it.
/// Bound by the request filter, and by whoever takes in an event or runs a job.
///
/// @param traceId the same from the first to the last
/// @param spanId of this part of the way
/// @param told whether a collector is told of it
public record Trace(String traceId, String spanId, boolean told) {
    /// The header that carries it.
    public static final String HEADER = "traceparent";

    private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

    /// The part of the way that a header tells of, unless it tells of none.
    public static Optional<Trace> of(@Nullable String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return matcher.matches()
                ? Optional.of(new Trace(
                        matcher.group(1),
                        matcher.group(2),
                        TraceFlags.fromHex(matcher.group(3), 0).isSampled()))
                : Optional.empty();
    }

    static Trace of(SpanContext part) {
        return new Trace(part.getTraceId(), part.getSpanId(), part.isSampled());
    }

    /// The one that the work at hand belongs to.
    public static Optional<Trace> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// The same, of which nobody is told what follows.
    public Trace untold() {
        return new Trace(traceId, spanId, false);
    }

    /// As the next part of the way is told.
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + (told ? "-01" : "-00");
    }

    SpanContext toContext() {
        return SpanContext.createFromRemoteParent(
                traceId, spanId, told ? TraceFlags.getSampled() : TraceFlags.getDefault(), TraceState.getDefault());
    }

    /// Does the work as this part of the way, in another thread for instance; log lines name it.
    public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        String before = MDC.get(LogFields.TRACE);
        MDC.put(LogFields.TRACE, traceId);
        try {
            return ScopedValue.where(CURRENT, this).call(work);
        } finally {
            if (before == null) {
                MDC.remove(LogFields.TRACE);
            } else {
                MDC.put(LogFields.TRACE, before);
            }
        }
    }
}
