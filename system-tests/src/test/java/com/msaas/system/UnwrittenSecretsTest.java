package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.ApiClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What opens a door is known to whom it belongs and to Keycloak, and is written down nowhere else.
@ExtendWith(Running.class)
class UnwrittenSecretsTest {
    @Test
    void areInNoLogNoDatabaseAndNoTopic(TheSystem system) throws ExecutionException, InterruptedException {
        String email = "ioana." + UUID.randomUUID().toString().substring(0, 8) + "@clinica.example";
        ApiClient anybody = system.anybody();
        Map<String, String> secrets = new HashMap<>();
        String password = kept("first password", "prima-parola-" + UUID.randomUUID(), secrets);
        String mistyped = kept("wrong password", "parola-gresita-" + UUID.randomUUID(), secrets);
        String newPassword = kept("new password", "a-doua-parola-" + UUID.randomUUID(), secrets);

        anybody.post(
                        "/api/auth/register",
                        Map.of(
                                "email",
                                email,
                                "password",
                                password,
                                "name",
                                "Ioana Pop",
                                "clinic_name",
                                "Clinica Tăcută"))
                .expect(201);
        String verification = kept("verification link", Clinic.mailedToken(system, email, "verify-email"), secrets);
        anybody.post("/api/auth/verify-email", Map.of("token", verification)).expect(200);
        String request = anybody.post("/api/auth/login", Map.of("email", email, "password", mistyped))
                .expect(401, "INVALID_CREDENTIALS")
                .header("X-Request-Id")
                .orElseThrow();
        ApiClient ioana = anybody.as(signedIn(anybody, email, password, "before", secrets));
        JsonNode secondFactor = ioana.post("/api/auth/2fa/enable", Map.of("password", password))
                .expect(200)
                .data();
        kept("secret of the app", secretOf(secondFactor.path("otpauth_uri").asString()), secrets);
        kept("recovery code", secondFactor.path("recovery_codes").path(0).asString(), secrets);
        kept(
                "API key",
                ioana.post("/api/auth/api-keys", Map.of("name", "Laborator", "scopes", List.of("see_patients")))
                        .expect(201)
                        .data()
                        .path("api_key")
                        .asString(),
                secrets);
        anybody.post("/api/auth/password-reset", Map.of("email", email)).expect(202);
        String reset = kept("reset link", Clinic.mailedToken(system, email, "password-reset-verify"), secrets);
        anybody.post("/api/auth/password-reset-verify", Map.of("token", reset, "new_password", newPassword))
                .expect(204);
        signedIn(anybody, email, newPassword, "after", secrets);

        WrittenDown writtenDown = new WrittenDown(system);
        await().atMost(TheSystem.PATIENCE)
                .untilAsserted(
                        () -> assertThat(writtenDown.placesOf(Map.of("clinic", "Clinica Tăcută", "request", request)))
                                .as("what may be known is found in logs, databases and topics")
                                .contains(
                                        "request in auth-service.log",
                                        "clinic in tenant-service.clinics",
                                        "clinic in msaas.tenant.tenant"));
        assertThat(secrets).hasSize(12).doesNotContainValue("");
        assertThat(writtenDown.placesOf(secrets)).isEmpty();
    }

    private static String signedIn(
            ApiClient anybody, String email, String password, String when, Map<String, String> secrets) {
        JsonNode tokens = anybody.post("/api/auth/login", Map.of("email", email, "password", password))
                .expect(200)
                .data();
        kept("refresh token " + when, tokens.path("refresh_token").asString(), secrets);
        return kept("access token " + when, tokens.path("access_token").asString(), secrets);
    }

    private static String secretOf(String otpauthUri) {
        Matcher secret = Pattern.compile("[?&]secret=([A-Z2-7]+)").matcher(otpauthUri);
        assertThat(secret.find()).isTrue();
        return secret.group(1);
    }

    private static String kept(String name, String secret, Map<String, String> secrets) {
        secrets.put(name, secret);
        return secret;
    }
}
