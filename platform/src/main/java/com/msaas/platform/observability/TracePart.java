package com.msaas.platform.observability;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/// One part of a trace while it goes on. What it is told of itself are ids and kinds: never a name, an address, a
/// query or the message of an exception, since traces are kept where other people look.
public final class TracePart {
    private final Span span;

    TracePart(Span span) {
        this.span = span;
    }

    /// Calls it otherwise than it was begun.
    public TracePart rename(String name) {
        span.updateName(name);
        return this;
    }

    /// Tells something of it, or nothing where there is nothing to tell.
    public TracePart with(String key, @Nullable Object value) {
        if (value instanceof Number number) {
            span.setAttribute(key, number.longValue());
        } else if (value != null) {
            span.setAttribute(key, value.toString());
        }
        return this;
    }

    /// Tells that it failed, and by which kind of exception.
    public void failed(Throwable error) {
        failed(error.getClass().getSimpleName());
    }

    /// Tells that it failed.
    void failed(String kind) {
        span.setStatus(StatusCode.ERROR).setAttribute("error.type", kind);
    }

    /// Does the work of this part and ends it.
    public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        try {
            return Trace.of(span.getSpanContext()).call(work);
        } finally {
            end();
        }
    }

    /// Does the work of this part and ends it; what it throws is told as a failure.
    public void run(Runnable work) {
        this.<@Nullable Void, RuntimeException>call(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                failed(e);
                throw e;
            }
            return null;
        });
    }

    /// Ends it now.
    public void end() {
        span.end();
    }
}
