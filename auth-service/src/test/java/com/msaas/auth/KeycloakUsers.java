package com.msaas.auth;

import com.msaas.localstack.RealServers;
import com.msaas.localstack.Secrets;
import com.msaas.localstack.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        return get("/users?exact=true&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8));
    }

    private static JsonNode get(String path) {
        try {
            String form = "grant_type=client_credentials&client_id=clinic-auth-service&client_secret="
                    + URLEncoder.encode(RealServers.secret(Secrets.ADMIN_CLIENT), StandardCharsets.UTF_8);
            String token = JsonMapper.shared()
                    .readTree(Web.send(
                                    "POST",
                                    RealServers.issuer() + "/protocol/openid-connect/token",
                                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                                    form,
                                    10_000)
                            .body())
                    .path("access_token")
                    .asString();
            return JsonMapper.shared()
                    .readTree(Web.send(
                                    "GET",
                                    RealServers.keycloakUrl() + "/admin/realms/clinic" + path,
                                    Map.of("Authorization", "Bearer " + token),
                                    "",
                                    10_000)
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
