package com.msaas.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.ClinicRegistered;
import com.msaas.contracts.MemberContact;
import com.msaas.contracts.TenantOpened;
import com.msaas.contracts.Topic;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.InContainersToo;
import com.msaas.testsupport.Mailbox;
import com.msaas.testsupport.ServiceTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// How somebody becomes the owner of a clinic, told in order.
@ServiceTest(identity = Identity.Kind.KEYCLOAK)
@InContainersToo
class SignUpStoryTest extends AuthTest {
    @Autowired
    ApiClient api;

    @Autowired
    Events events;

    @Test
    void signsUpProvesTheAddressSignsInAndOut() {
        Newcomer ana = Newcomer.with(api);

        Answer registered = ana.register().expect(201);
        assertThat(registered.data().path("email_verified").asBoolean()).isFalse();
        String userId = registered.data().path("user_id").asString();
        TenantId clinic = TenantId.of(registered.data().path("tenant_id").asString());

        ana.login().expect(403, "EMAIL_NOT_VERIFIED");
        ana.withPassword("nu este parola").login().expect(401, "INVALID_CREDENTIALS");
        assertThat(KeycloakUsers.with(ana.email()))
                .as("nobody holds the address yet")
                .isEmpty();
        assertThat(events.read(Topic.AUTH_REGISTRATION, clinic).untilNow())
                .as("no ghost clinic")
                .isEmpty();

        Mailbox.Mail mail = ana.mailbox().await(1).getFirst();
        assertThat(mail.subject()).isEqualTo("Confirmați adresa de email");
        assertThat(mail.html())
                .contains("verify-email?token=" + Newcomer.token(mail))
                .doesNotContain("Ana");
        assertThat(mail.text()).contains("Bună ziua").doesNotContain("Ana");
        assertThat(ana.verify(Newcomer.token(mail))
                        .expect(200)
                        .data()
                        .path("email_verified")
                        .asBoolean())
                .isTrue();

        ClinicRegistered told =
                events.read(Topic.AUTH_REGISTRATION, clinic).await(1).getFirst().as(ClinicRegistered.class);
        assertThat(told.userId().toString()).isEqualTo(userId);
        assertThat(told.clinicName()).isEqualTo("Clinica Zâmbet");
        assertThat(events.read(Topic.AUTH_CONTACT, clinic).await(1).getFirst().as(MemberContact.class))
                .isEqualTo(new MemberContact(told.userId(), 1, "Ana Pop", ana.email()));
        AuditRecorded audited =
                events.read(Topic.PLATFORM_AUDIT, clinic).await(1).getFirst().as(AuditRecorded.class);
        assertThat(audited.action()).isEqualTo("clinic.registered");
        assertThat(audited.userId()).isEqualTo(told.userId());
        assertThat(audited.toString()).doesNotContain(ana.email()).doesNotContain("Ana Pop");

        Answer tokens = ana.login().expect(200);
        assertThat(tokens.data().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.data().path("expires_in").asInt()).isEqualTo(300);
        assertThat(tokens.header("Cache-Control")).contains("no-store");
        String refreshToken = tokens.data().path("refresh_token").asString();
        ApiClient signedIn = api.as(tokens.data().path("access_token").asString());
        List<String> actions = events.read(Topic.PLATFORM_AUDIT, clinic).await(2).stream()
                .map(one -> one.as(AuditRecorded.class).action())
                .toList();
        assertThat(actions).containsExactly("clinic.registered", "session.started");

        signedIn.get("/api/auth/session").expect(503, "TENANT_NOT_READY");
        events.publish(clinic, opened(clinic));
        Answer session = signedIn.get("/api/auth/session").expect(200);
        assertThat(session.data().toString()).isEqualTo("""
                        {"user":{"id":"%1$s","email":"%2$s","name":"Ana Pop","email_verified":true,"two_factor":false},\
                        "tenant":{"id":"%3$s","name":"Clinica Zâmbet","slug":"clinica-zambet",\
                        "timezone":"Europe/Bucharest","locale":"ro-RO","currency":"RON"},"role":"owner",\
                        "tenants":[{"id":"%3$s","name":"Clinica Zâmbet","role":"owner"}],\
                        "entitlements":{"plan":"free",\
                        "limits":{"appointments_per_month":100,"clients":50,"team_members":1,"storage_bytes":1073741824},\
                        "usage":{"appointments_per_month":0,"clients":0,"team_members":1,"storage_bytes":0}}}""".formatted(userId, ana.email(), clinic));
        assertThat(signedIn.post("/api/auth/session/tenant", Map.of("tenant_id", clinic.toString()))
                        .expect(200)
                        .data())
                .isEqualTo(session.data());

        JsonNode fresh = api.post("/api/auth/refresh", Map.of("refresh_token", refreshToken))
                .expect(200)
                .data();
        api.as(fresh.path("access_token").asString()).get("/api/auth/session").expect(200);

        signedIn.post("/api/auth/logout", Map.of("refresh_token", refreshToken)).expect(204);
        api.post("/api/auth/refresh", Map.of("refresh_token", refreshToken)).expect(401, "INVALID_CREDENTIALS");
        api.post(
                        "/api/auth/refresh",
                        Map.of("refresh_token", fresh.path("refresh_token").asString()))
                .expect(401, "INVALID_CREDENTIALS");
        await().untilAsserted(() -> signedIn.get("/api/auth/session").expect(401, "UNAUTHENTICATED"));
    }

    static TenantOpened opened(TenantId clinic) {
        return new TenantOpened(
                clinic.value(),
                1,
                "Clinica Zâmbet",
                "clinica-zambet",
                ZoneId.of("Europe/Bucharest"),
                "ro-RO",
                "RON",
                List.of(),
                List.of(),
                Instant.parse("2027-01-04T08:00:00Z"));
    }
}
