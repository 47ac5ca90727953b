package com.msaas.auth.identity;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// No such user, another password, a wrong code, an ended session: one answer to all.
public record InvalidCredentials() implements Refusal {
    @Override
    public String code() {
        return "INVALID_CREDENTIALS";
    }

    @Override
    public RefusalKind kind() {
        return RefusalKind.UNAUTHENTICATED;
    }

    @Override
    public String message() {
        return "This does not let you in: check what you have entered, or sign in again.";
    }
}
