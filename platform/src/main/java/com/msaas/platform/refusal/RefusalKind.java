package com.msaas.platform.refusal;

/// The sorts of "no", each with the HTTP status that it is told by.
public enum RefusalKind {
    /// The input breaks its form.
    INVALID(400),
    /// Nobody known is asking.
    UNAUTHENTICATED(401),
    /// The clinic's plan does not reach that far.
    PLAN_LIMIT(402),
    /// Who asks may not.
    FORBIDDEN(403),
    /// There is no such thing, or it belongs to another clinic.
    NOT_FOUND(404),
    /// It does not go together with what is there.
    CONFLICT(409),
    /// The input is bigger than is taken.
    TOO_LARGE(413),
    /// Well-formed, but it makes no sense.
    SENSELESS(422),
    /// Too many requests.
    RATE_LIMITED(429),
    /// Something that is needed is down for now.
    UNAVAILABLE(503);

    private final int status;

    RefusalKind(int status) {
        this.status = status;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }
}
