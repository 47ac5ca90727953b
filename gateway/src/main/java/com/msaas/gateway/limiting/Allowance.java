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
    MAIL,
    /// What anybody writes into a clinic's books.
    PUBLIC;

    private static final Map<String, Allowance> TIGHTER = Map.ofEntries(
            Map.entry("/api/auth/login", LOGIN),
            Map.entry("/api/auth/oauth/token", LOGIN),
            Map.entry("/api/auth/api-keys/token", LOGIN),
            Map.entry("/api/auth/verify-email", LOGIN),
            Map.entry("/api/auth/password-reset-verify", LOGIN),
            Map.entry("/api/auth/2fa/enable", LOGIN),
            Map.entry("/api/auth/2fa/verify", LOGIN),
            Map.entry("/api/auth/2fa/disable", LOGIN),
            Map.entry("/api/auth/register", REGISTER),
            Map.entry("/api/auth/verify-email/resend", MAIL),
            Map.entry("/api/auth/password-reset", MAIL));

    private static final String ONE_INVITATION = "/api/auth/invitations/";
    private static final String PUBLIC_PAGES = "/api/public/";

    /// The tighter one that a call has besides the general one. Only what changes something has one: that is
    /// where guesses are made and others are bothered.
    public static Optional<Allowance> tighter(String method, String path) {
        if (!method.equals("POST")) {
            return Optional.empty();
        }
        if (path.startsWith(PUBLIC_PAGES)) {
            return Optional.of(PUBLIC);
        }
        return Optional.ofNullable(path.startsWith(ONE_INVITATION) ? LOGIN : TIGHTER.get(path));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
