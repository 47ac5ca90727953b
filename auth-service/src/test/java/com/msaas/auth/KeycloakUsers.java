package com.msaas.auth;

import com.msaas.localstack.RealServers;
import com.msaas.localstack.Secrets;
import com.msaas.localstack.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Looks into Keycloak beside the service.
public final class KeycloakUsers {
    private KeycloakUsers() {}

    /// The names of all users that wait for their address to be proved.
    public static Set<String> pending() {
        Set<String> names = new TreeSet<>();
        get("/users?username=reg-&exact=false&max=1000&briefRepresentation=true")
                .forEach(user -> names.add(user.path("username").asString()));
        return names;
    }

    /// Those of them who were not there before.
    public static Set<String> pendingSince(Set<String> before) {
        Set<String> since = pending();
        since.removeAll(before);
        return since;
    }

    /// Those who have this address.
    public static JsonNode with(String email) {
        return get("/users?exact=true&email=" + encoded(email));
    }

    /// Switches a user off, as an administrator would.
    public static void disable(String userId) {
        send("PUT", "/users/" + userId, "{\"enabled\": false}");
    }

    /// How Keycloak looks at whoever guesses a user's password.
    public static JsonNode lock(String userId) {
        return get("/attack-detection/brute-force/users/" + userId);
    }

    /// Ends a session, as an administrator would.
    public static void endSession(String session) {
        send("DELETE", "/sessions/" + session, "");
    }

    /// Locks out whoever is guessed at for so long at first, and for so much longer each time after that.
    public static void lockFor(Duration step) {
        send("PUT", "", "{\"waitIncrementSeconds\": " + step.toSeconds() + "}", ofTheRealmsOwner());
    }

    /// Locks nobody out for a time before so many failures.
    public static void lockAfter(int failures) {
        send("PUT", "", "{\"failureFactor\": " + failures + "}", ofTheRealmsOwner());
    }

    /// Has Keycloak tell there of sessions that have ended.
    static void tellEndingsTo(String url) {
        change("backchannel.logout.url", url);
    }

    /// Whether Keycloak says which session has ended.
    public static void nameEndedSessions(boolean named) {
        change("backchannel.logout.session.required", String.valueOf(named));
    }

    /// Changes an attribute of the clients that people hold tokens of.
    private static void change(String attribute, String value) {
        for (String client : List.of("clinic-web", "clinic-login")) {
            String token = ofTheRealmsOwner();
            ObjectNode known = (ObjectNode) JsonMapper.shared()
                    .readTree(send("GET", "/clients?clientId=" + client, "", token))
                    .path(0);
            known.withObject("attributes").put(attribute, value);
            send("PUT", "/clients/" + known.path("id").asString(), known.toString(), token);
        }
    }

    private static String ofTheRealmsOwner() {
        return token(
                "/realms/master",
                "grant_type=password&client_id=admin-cli&username=admin&password="
                        + encoded(RealServers.secret(Secrets.KEYCLOAK_ADMIN)));
    }

    /// Takes a user's second factor away.
    public static void withoutCodes(String userId) {
        get("/users/" + userId + "/credentials").forEach(credential -> {
            if (credential.path("type").asString().equals("otp")) {
                send(
                        "DELETE",
                        "/users/" + userId + "/credentials/"
                                + credential.path("id").asString(),
                        "");
            }
        });
    }

    private static JsonNode get(String path) {
        return JsonMapper.shared().readTree(send("GET", path, ""));
    }

    private static String send(String method, String path, String body) {
        String token = token(
                "/realms/clinic",
                "grant_type=client_credentials&client_id=clinic-auth-service&client_secret="
                        + encoded(RealServers.secret(Secrets.ADMIN_CLIENT)));
        return send(method, path, body, token);
    }

    private static String send(String method, String path, String body, String token) {
        return answer(
                method,
                "/admin/realms/clinic" + path,
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                body);
    }

    private static String token(String realm, String form) {
        String answer = answer(
                "POST",
                realm + "/protocol/openid-connect/token",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form);
        return JsonMapper.shared().readTree(answer).path("access_token").asString();
    }

    private static String answer(String method, String path, Map<String, String> headers, String body) {
        try {
            Web.Answer answer = Web.send(method, RealServers.keycloakUrl() + path, headers, body, 10_000);
            if (!answer.isOk()) {
                throw new AssertionError("Keycloak refuses " + method + " " + path);
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
