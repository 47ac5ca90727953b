package com.msaas.gateway.routing;

import java.util.Set;
import java.util.regex.Pattern;

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
            "POST /api/auth/api-keys/token",
            "GET /api/auth/verify-email",
            "POST /api/auth/verify-email",
            "POST /api/auth/verify-email/resend",
            "POST /api/auth/password-reset",
            "GET /api/auth/password-reset-verify",
            "POST /api/auth/password-reset-verify",
            "GET /api/auth/oauth/google",
            "POST /api/auth/oauth/token",
            "GET /api/auth/invitation",
            "POST /api/webhooks/stripe");

    /// Whoever holds an invitation's link has no token yet.
    private static final Pattern INVITATION =
            Pattern.compile("(GET /api/auth/invitations/[^/]{43})|(POST /api/auth/invitations/[^/]{43}/accept)");

    private OpenDoors() {}

    /// Whether anybody may call it.
    public static boolean include(String method, String path) {
        String door = (method.equals("HEAD") ? "GET" : method) + " " + path;
        return path.startsWith(PUBLIC)
                || EXACTLY.contains(door)
                || INVITATION.matcher(door).matches();
    }

    /// Whether the gateway answers it itself, to anybody.
    public static boolean areOurOwn(String path) {
        return path.equals(HEALTH) || path.equals(DOCS) || path.startsWith(DOCS + "/");
    }
}
