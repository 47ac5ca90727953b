package com.msaas.platform.refusal;

/// Carries a refusal up to the edge. It is an answer and no fault, so it has no stack trace and is not logged
/// as one.
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code() + ": " + refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    /// What is refused, and why.
    public Refusal refusal() {
        return refusal;
    }
}
