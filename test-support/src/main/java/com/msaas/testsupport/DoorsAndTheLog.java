package com.msaas.testsupport;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The doors whose lines in the audit log are not as everywhere else, each with the reason. Every other `POST`, `PUT`,
/// `PATCH` and `DELETE` leaves a line in the transaction of its change, and the walk through all doors demands it; it
/// demands as well that those named here exist, and that the silent ones are silent indeed.
///
/// @param silent leave no line: why
/// @param elsewhere leave a line, and what they change lies where no transaction of ours reaches: where
record DoorsAndTheLog(Map<String, String> silent, Map<String, String> elsewhere) {
    private static final DoorsAndTheLog LIKE_ALL = new DoorsAndTheLog(Map.of(), Map.of());

    private static final String OF_THE_READER = "what a member has read is a note to himself";
    private static final String LINK_MAILED = "a link is mailed; the line comes when it is followed";
    private static final String SESSIONS = "Keycloak keeps the sessions";
    private static final String SECOND_FACTORS = "Keycloak keeps the second factors";

    private static final Map<String, DoorsAndTheLog> BY_SERVICE = Map.of(
            "auth-service",
            new DoorsAndTheLog(
                    Map.of(
                            "POST /api/auth/2fa/enable",
                            "a secret is shown that counts for nothing until it is verified, which leaves the line",
                            "POST /api/auth/api-keys/token",
                            "a program gets a token every few minutes; that its key was made or ended has left lines",
                            "POST /api/auth/password-reset",
                            LINK_MAILED,
                            "POST /api/auth/refresh",
                            "a session goes on whose start has left a line",
                            "POST /api/auth/register",
                            LINK_MAILED + ", and before that there is no clinic that has a log",
                            "POST /api/auth/session/tenant",
                            "the caller is told of another of his clinics; nothing is stored",
                            "POST /api/auth/verify-email/resend",
                            LINK_MAILED),
                    Map.of(
                            "POST /api/auth/2fa/disable", SECOND_FACTORS,
                            "POST /api/auth/2fa/verify", SECOND_FACTORS,
                            "POST /api/auth/login", SESSIONS,
                            "POST /api/auth/logout", SESSIONS,
                            "POST /api/auth/oauth/token", SESSIONS,
                            "POST /keycloak/logout", SESSIONS)),
            "notification-service",
            new DoorsAndTheLog(
                    Map.of(
                            "POST /api/notifications/{id}/read", OF_THE_READER,
                            "POST /api/notifications/read-all", OF_THE_READER),
                    Map.of()));

    /// What holds for the doors of this service.
    static DoorsAndTheLog of(String service) {
        return BY_SERVICE.getOrDefault(service, LIKE_ALL);
    }

    /// All doors that are named.
    Set<String> doors() {
        return Stream.of(silent, elsewhere)
                .flatMap(named -> named.keySet().stream())
                .collect(Collectors.toSet());
    }

    /// Whether the door leaves no line.
    boolean isSilent(String door) {
        return silent.containsKey(door);
    }

    /// Whether what the door changes lies in the service's own database.
    boolean changesOurs(String door) {
        return !elsewhere.containsKey(door);
    }
}
