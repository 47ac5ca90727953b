package com.msaas.auth;

import com.msaas.localstack.RealServers;
import com.msaas.localstack.Secrets;
import com.msaas.localstack.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Plays Google: a realm of its own in the same Keycloak, which speaks OpenID Connect like Google does.
public final class OtherProvider {
    public static final String CLIENT = "clinic";
    public static final String SECRET = "of-the-tests-alone";

    private static final String REALM = "plays-google";

    private OtherProvider() {}

    public static String issuer() {
        return RealServers.keycloakUrl() + "/realms/" + REALM;
    }

    /// Somebody who is known there.
    public record Member(String name, String password) {
        /// What he fills in there.
        public Map<String, String> form() {
            return Map.of("username", name, "password", password);
        }
    }

    /// Makes somebody known there, and the realm if it is not there yet.
    public static Member member(String email, boolean verified) {
        post(
                "",
                Map.of(
                        "realm",
                        REALM,
                        "enabled",
                        true,
                        "clients",
                        List.of(Map.of(
                                "clientId",
                                CLIENT,
                                "secret",
                                SECRET,
                                "redirectUris",
                                List.of(RealServers.keycloakUrl() + "/*")))));
        Member member = new Member("u" + UUID.randomUUID(), "parola-" + UUID.randomUUID());
        post(
                "/" + REALM + "/users",
                Map.of(
                        "username",
                        member.name(),
                        "email",
                        email,
                        "emailVerified",
                        verified,
                        "firstName",
                        "Gina",
                        "lastName",
                        "Pop",
                        "enabled",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", member.password()))));
        return member;
    }

    private static void post(String path, Object body) {
        try {
            Web.Answer answer = Web.send(
                    "POST",
                    RealServers.keycloakUrl() + "/admin/realms" + path,
                    Map.of("Authorization", "Bearer " + adminToken(), "Content-Type", "application/json"),
                    JsonMapper.shared().writeValueAsString(body),
                    20_000);
            if (!answer.isOk() && answer.status() != 409) {
                throw new AssertionError("Keycloak answers " + answer.status() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String adminToken() throws IOException {
        String form = "grant_type=password&client_id=admin-cli&username=admin&password="
                + URLEncoder.encode(RealServers.secret(Secrets.KEYCLOAK_ADMIN), StandardCharsets.UTF_8);
        return JsonMapper.shared()
                .readTree(Web.send(
                                "POST",
                                RealServers.keycloakUrl() + "/realms/master/protocol/openid-connect/token",
                                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                                form,
                                10_000)
                        .body())
                .path("access_token")
                .asString();
    }
}
