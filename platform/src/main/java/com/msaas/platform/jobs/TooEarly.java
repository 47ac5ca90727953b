package com.msaas.platform.jobs;

import java.time.Instant;

/// A job's time has not come yet, whatever was planned: it waits on, and this counts as no try. It is an answer
/// and no fault, so it has no stack trace.
public final class TooEarly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Instant until;

    public TooEarly(Instant until) {
        super("not before " + until, null, false, false);
        this.until = until;
    }

    Instant until() {
        return until;
    }
}
