package com.msaas.auth.passwordreset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.AuthTest;
import com.msaas.auth.Endings;
import com.msaas.auth.FaultyKeycloak;
import com.msaas.auth.KeycloakUsers;
import com.msaas.auth.Newcomer;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.SessionsEnded;
import com.msaas.contracts.Topic;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class PasswordResetTest extends AuthTest {
    private static final String OTHER = "alta-parola-" + UUID.randomUUID();

    @Autowired
    ApiClient api;

    @Autowired
    Events events;

    @Autowired
    TestClock clock;

    @Test
    void replacesThePasswordOnceAndEndsAllSessions() {
        Newcomer ana = Newcomer.with(api);
        Answer joined = ana.joined();
        TenantId clinic = TenantId.of(joined.data().path("tenant_id").asString());
        List<String> sessions = List.of(ana.refreshToken(), ana.refreshToken());
        ApiClient signedIn = api.as(ana.refresh(sessions.getFirst())
                .expect(200)
                .data()
                .path("access_token")
                .asString());
        String token = tokenFor(ana);

        ana.setPassword(token, OTHER).expect(204);

        await().untilAsserted(() -> signedIn.get("/api/auth/session").expect(401, "UNAUTHENTICATED"));
        sessions.forEach(session -> ana.refresh(session).expect(401, "INVALID_CREDENTIALS"));
        SessionsEnded told = Endings.all(events, clinic);
        assertThat(told.userId().toString())
                .isEqualTo(joined.data().path("user_id").asString());
        assertThat(told.sessionIds()).hasSize(2);
        assertThat(events.read(Topic.PLATFORM_AUDIT, clinic).await(6).stream()
                        .map(one -> one.as(AuditRecorded.class).action()))
                .endsWith("session.ended", "session.ended", "password.reset");
        ana.login().expect(401, "INVALID_CREDENTIALS");
        ana.withPassword(OTHER).login().expect(200);
        ana.setPassword(token, "inca-o-parola-noua").expect(400, "LINK_INVALID");
    }

    @Test
    void answersAlikeWhoeverAsksAndMailsOnlyWhoHasAnAccount() {
        Newcomer known = Newcomer.with(api);
        known.joined();
        Newcomer unknown = Newcomer.with(api);
        Newcomer waiting = Newcomer.with(api);
        waiting.register().expect(201);

        assertThat(unknown.askForPassword().expect(202).data())
                .isEqualTo(known.askForPassword().expect(202).data())
                .isEqualTo(waiting.askForPassword().expect(202).data());
        for (int more = 0; more < AskForPasswordReset.MAILS.most() + 2; more++) {
            known.askForPassword().expect(202);
        }

        known.mailbox().await(1 + AskForPasswordReset.MAILS.most());
        assertThat(known.mailbox().mails()).hasSize(1 + AskForPasswordReset.MAILS.most());
        assertThat(unknown.mailbox().mails()).isEmpty();
        assertThat(waiting.mailbox().await(1)).hasSize(1);
    }

    @Test
    void refusesALinkThatIsTooOld() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        String token = tokenFor(ana);

        clock.advance(SendPasswordResetMail.LINK_LIFE.plusSeconds(1));

        ana.setPassword(token, OTHER).expect(400, "LINK_INVALID");
        ana.login().expect(200);
    }

    @Test
    void saysWhatIsWrongWithAPasswordAndTakesABetterOneByTheSameLink() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        String token = tokenFor(ana);

        Answer tooShort = ana.setPassword(token, "scurta").expect(400, "VALIDATION_FAILED");
        Answer address = ana.setPassword(token, ana.email()).expect(400, "VALIDATION_FAILED");

        assertThat(tooShort.json().path("details").toString())
                .isEqualTo("[{\"field\":\"new_password\",\"message\":\"must have at least 10 characters\"}]");
        assertThat(address.json().path("details").toString()).contains("must not be your email address");
        ana.setPassword(token, OTHER).expect(204);
    }

    @Test
    void letsOneOfTwoAtOnceThrough() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        String token = tokenFor(ana);

        List<Integer> statuses = Stream.of("prima-parola-noua", "a-doua-parola-noua")
                .map(password -> CompletableFuture.supplyAsync(
                        () -> ana.setPassword(token, password).status(),
                        work -> Thread.ofVirtual().start(work)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnlyOnce(204).isSubsetOf(204, 400, 503);
    }

    @Test
    void changesNothingByLookingAndAllByTheButton() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        String token = tokenFor(ana);

        api.send("HEAD", "/api/auth/password-reset-verify?token=" + token, null).expect(200);
        api.get("/api/auth/password-reset-verify?token=" + token).expect(200);
        Answer page = api.get("/api/auth/password-reset-verify?token=" + token).expect(200);

        assertThat(page.text())
                .contains("value=\"" + token + "\"", "name=\"new_password\"", "<button")
                .doesNotContain("://");
        assertThat(page.header("Referrer-Policy")).contains("no-referrer");
        ana.login().expect(200);
        assertThat(pressed(token, "scurta").text()).contains("Această parolă nu poate fi folosită");
        assertThat(pressed(token, OTHER).text()).contains("Parola este schimbată");
        assertThat(pressed(token, OTHER).text()).contains("Parola nu a fost schimbată");
        assertThat(api.get("/api/auth/password-reset-verify?token=%22%3E%3Cscript%3E")
                        .text())
                .doesNotContain("script")
                .contains("Linkul nu mai este valabil");
        ana.withPassword(OTHER).login().expect(200);
    }

    @Test
    void endsTheSessionsThoughItIsCutOffAfterThePassword() {
        Newcomer ana = Newcomer.with(api);
        Answer joined = ana.joined();
        TenantId clinic = TenantId.of(joined.data().path("tenant_id").asString());
        String session = ana.refreshToken();
        String token = tokenFor(ana);
        FaultyKeycloak.Fault fault = KEYCLOAK.cut(
                FaultyKeycloak.When.BEFORE,
                "POST /admin/realms/clinic/users/"
                        + joined.data().path("user_id").asString() + "/logout");

        ana.setPassword(token, OTHER).expect(503, "TEMPORARILY_UNAVAILABLE");

        assertThat(fault.struck()).isPositive();
        ana.refresh(session).expect(200);
        KEYCLOAK.heal();
        clock.advance(Duration.ofMinutes(2));
        await().untilAsserted(() -> ana.refresh(session).expect(401, "INVALID_CREDENTIALS"));
        assertThat(Endings.all(events, clinic).userId().toString())
                .isEqualTo(joined.data().path("user_id").asString());
        ana.setPassword(token, OTHER).expect(204);
    }

    @Test
    void letsNobodyInWhomAnAdministratorHasSwitchedOff() {
        Newcomer ana = Newcomer.with(api);
        KeycloakUsers.disable(ana.joined().data().path("user_id").asString());

        ana.setPassword(tokenFor(ana), OTHER).expect(204);

        ana.withPassword(OTHER).login().expect(401, "INVALID_CREDENTIALS");
    }

    private String tokenFor(Newcomer newcomer) {
        newcomer.askForPassword().expect(202);
        return newcomer.passwordToken(2);
    }

    private Answer pressed(String token, String password) {
        return api.header("Content-Type", "application/x-www-form-urlencoded")
                .send(
                        "POST",
                        "/api/auth/password-reset-verify",
                        ("token=" + token + "&new_password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
    }
}
