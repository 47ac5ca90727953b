package com.msaas.gateway.routing;

import java.util.Set;

/// What may be called without a token. A token that is sent there all the same is not looked at.
public final class OpenDoors {
    /// The state of the system, which the gateway answers itself.
    public static final String HEALTH = "/api/health";

    /// The documents of all services, which the gateway shows itself.
    public static final String DOCS = "/api/docs";

    private static final String PUBLIC = "/api/public/";
    private static final Set<String> EXACTLY = Set.of(
            "POST /api/auth/register",
            "POST /api/auth/login",
            "POST /api/auth/refresh",
            "GET /api/auth/verify-email",
            "POST /api/auth/verify-email",
            "POST /api/auth/verify-email/resend",
            "POST /api/auth/password-reset",
            "POST /api/auth/password-reset-verify",
            "POST /api/webhooks/stripe");

    private OpenDoors() {}

    /// Whether anybody may call it.
    public static boolean include(String method, String path) {
        return path.startsWith(PUBLIC) || EXACTLY.contains((method.equals("HEAD") ? "GET" : method) + " " + path);
    }

    /// Whether the gateway answers it itself, to anybody.
    public static boolean areOurOwn(String path) {
        return path.equals(HEALTH) || path.equals(DOCS) || path.startsWith(DOCS + "/");
    }
}
