package com.msaas.gateway.session;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why a browser's request does not go on.
public enum SessionRefusal implements Refusal {
    /// It changes something and did not echo the session's token.
    CSRF(RefusalKind.FORBIDDEN, "The header X-CSRF-Token does not belong to this session."),
    /// It says in several ways who sends it: nobody can tell which is meant.
    TWO_IDENTITIES(RefusalKind.INVALID, "Send one alone: the session's cookie, an access token or an API key.");

    private final RefusalKind kind;
    private final String message;

    SessionRefusal(RefusalKind kind, String message) {
        this.kind = kind;
        this.message = message;
    }

    @Override
    public String code() {
        return name();
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
