package com.msaas.platform.observability;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// One id through everything that a request sets off, over HTTP and over Kafka, as W3C Trace Context has it.
/// Bound by the request filter, and by whoever takes in an event.
///
/// @param traceId the same from the first to the last
/// @param spanId of this part of the way
public record Trace(String traceId, String spanId) {
    /// The header that carries it.
    public static final String HEADER = "traceparent";

    private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /// A new one.
    public static Trace begun() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return new Trace(hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1), newSpan());
    }

    /// The next part of the way that the header tells of, or a new one when it tells of none.
    public static Trace continued(@Nullable String traceparent) {
        if (traceparent != null) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                return new Trace(matcher.group(1), newSpan());
            }
        }
        return begun();
    }

    /// The one that the work at hand belongs to.
    public static Optional<Trace> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// As the next part of the way is told.
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    /// Does the work as this part of the way; log lines name it.
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

    /// Does the work as this part of the way; log lines name it.
    public void run(Runnable work) {
        this.<@Nullable Void, RuntimeException>call(() -> {
            work.run();
            return null;
        });
    }

    private static String newSpan() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }
}
