package com.msaas.gateway.limiting;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is counted apart.
public enum Allowance {
    /// Every request.
    GENERAL,
    /// Guesses at passwords and at mailed tokens.
    LOGIN,
    /// New accounts.
    REGISTER,
    /// Mails to whoever is named.
    MAIL;

    private static final Map<String, Allowance> TIGHTER = Map.of(
            "POST /api/auth/login", LOGIN,
            "POST /api/auth/verify-email", LOGIN,
            "POST /api/auth/password-reset-verify", LOGIN,
            "POST /api/auth/register", REGISTER,
            "POST /api/auth/verify-email/resend", MAIL,
            "POST /api/auth/password-reset", MAIL);

    /// The tighter one that a call has besides the general one.
    public static Optional<Allowance> tighter(String method, String path) {
        return Optional.ofNullable(TIGHTER.get(method + " " + path));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
