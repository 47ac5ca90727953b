package com.msaas.platform.security;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why somebody known may not go on.
public enum SecurityRefusal implements Refusal {
    /// He belongs to several clinics and named none.
    CLINIC_REQUIRED(
            "CLINIC_REQUIRED",
            RefusalKind.INVALID,
            "You belong to several clinics: say which one is meant by the header X-Clinic-Id."),
    /// He named something that the token does not carry.
    NOT_CARRIED("FORBIDDEN", RefusalKind.FORBIDDEN, "Your access token does not carry this clinic, user or role."),
    /// He belongs to no clinic, and one is needed.
    NO_CLINIC("FORBIDDEN", RefusalKind.FORBIDDEN, "You belong to no clinic yet."),
    /// He only looks on.
    VIEWERS_NEVER_WRITE("FORBIDDEN", RefusalKind.FORBIDDEN, "A viewer may look on but change nothing."),
    /// He is a program, and this is about a person's own account.
    FOR_PEOPLE("FORBIDDEN", RefusalKind.FORBIDDEN, "An API key opens nothing that is about a person's own account."),
    /// This is for other roles.
    NOT_YOUR_ROLE("FORBIDDEN", RefusalKind.FORBIDDEN, "Your role in this clinic does not permit this.");

    private final String code;
    private final RefusalKind kind;
    private final String message;

    SecurityRefusal(String code, RefusalKind kind, String message) {
        this.code = code;
        this.kind = kind;
        this.message = message;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public RefusalKind kind() {
        return kind;
    }

    @Override
    public String message() {
        return message;
    }
}
