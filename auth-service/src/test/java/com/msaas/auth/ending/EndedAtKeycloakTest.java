package com.msaas.auth.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.AuthTest;
import com.msaas.auth.Browser;
import com.msaas.auth.Claims;
import com.msaas.auth.FaultyKeycloak;
import com.msaas.auth.Invited;
import com.msaas.auth.KeycloakUsers;
import com.msaas.auth.Newcomer;
import com.msaas.auth.WebApp;
import com.msaas.contracts.AuditActorKind;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Sessions that end at Keycloak, past our doors.
@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class EndedAtKeycloakTest extends AuthTest {
    /// The promise is a second; a busy test machine may take its time.
    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    ApiClient api;

    @Autowired
    Events events;

    @Autowired
    TestClock clock;

    private Newcomer ana;
    private TenantId clinic;

    @BeforeEach
    void open() {
        ana = Newcomer.with(api);
        clinic = TenantId.of(ana.joined().data().path("tenant_id").asString());
        events.publish(clinic, Invited.opened(clinic));
    }

    @Test
    void makesTokensVoidWhenSomebodySignsOutAtKeycloaksPage() {
        Browser browser = new Browser()
                .open(Browser.keycloaksOwnPage())
                .submit(Map.of("username", ana.email(), "password", ana.password()));
        JsonNode tokens = WebApp.tokens(browser);
        awaitIn(tokens);

        browser.open(WebApp.signOutPage(tokens));

        assertThat(browser.isHome()).as(browser.page()).isTrue();
        awaitVoid(tokens);
        assertThat(WebApp.goesOnWith(tokens)).isFalse();
        assertThat(told()).hasSize(1).first().satisfies(ended -> {
            assertThat(ended.all()).isFalse();
            assertThat(ended.sessionIds()).containsExactly(Claims.session(tokens));
        });
        assertThat(lines())
                .singleElement()
                .extracting(AuditRecorded::actorKind, AuditRecorded::resourceId)
                .containsExactly(AuditActorKind.SYSTEM, Claims.session(tokens));
    }

    @Test
    void makesNoTokensVoidButThoseOfTheSessionThatAnAdministratorEnds() {
        JsonNode ended = ana.login().expect(200).data();
        JsonNode other = ana.login().expect(200).data();
        awaitIn(ended);

        KeycloakUsers.endSession(Claims.session(ended));

        awaitVoid(ended);
        refresh(ended).expect(401, "INVALID_CREDENTIALS");
        session(other).expect(200);
        refresh(other).expect(200);
    }

    @Test
    void tellsOnceAndInHisNameOfWhoSignsOutAtOurDoor() {
        JsonNode tokens = ana.login().expect(200).data();

        signOut(tokens).expect(204);

        assertThat(HEARD.logoutToken(Claims.session(tokens))).isNotEmpty();
        assertThat(told()).hasSize(1);
        assertThat(lines())
                .singleElement()
                .extracting(AuditRecorded::actorKind, AuditRecorded::userId, AuditRecorded::ipAddress)
                .containsExactly(AuditActorKind.USER, user(tokens), "127.0.0.1");
    }

    @Test
    void tellsInHisNameOfASignOutThatIsCutOff() {
        JsonNode tokens = ana.login().expect(200).data();
        FaultyKeycloak.Fault fault =
                KEYCLOAK.cut(FaultyKeycloak.When.AFTER, "POST /realms/clinic/protocol/openid-connect/logout");

        signOut(tokens).expect(503);

        assertThat(fault.struck()).isPositive();
        KEYCLOAK.heal();
        awaitVoid(tokens);
        assertThat(lines())
                .singleElement()
                .extracting(AuditRecorded::actorKind, AuditRecorded::userId)
                .containsExactly(AuditActorKind.USER, user(tokens));
        assertThat(told()).hasSize(1);
    }

    @Test
    void tellsOnceHoweverOftenAndLateKeycloakTells() {
        JsonNode ended = ana.login().expect(200).data();
        KeycloakUsers.endSession(Claims.session(ended));
        awaitVoid(ended);
        JsonNode later = ana.login().expect(200).data();
        String token = HEARD.logoutToken(Claims.session(ended));

        List<Answer> answers = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> knock(token), work -> Thread.ofVirtual().start(work)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            answer.expect(200);
            assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        });
        assertThat(lines()).hasSize(1);
        assertThat(told()).hasSize(1);
        session(later).expect(200);
        refresh(later).expect(200);
    }

    @Test
    void makesAllTokensOfBeforeVoidWhereKeycloakNamesNoSession() {
        JsonNode tokens = ana.login().expect(200).data();
        awaitIn(tokens);
        // tokens know seconds only
        await().until(() ->
                clock.instant().getEpochSecond() > Claims.of(tokens).path("iat").asLong());
        KeycloakUsers.nameEndedSessions(false);
        try {
            KeycloakUsers.endSession(Claims.session(tokens));
        } finally {
            KeycloakUsers.nameEndedSessions(true);
        }

        awaitVoid(tokens);
        session(ana.login().expect(200).data()).expect(200);
        assertThat(told()).singleElement().satisfies(ended -> {
            assertThat(ended.all()).isTrue();
            assertThat(ended.sessionIds()).isEmpty();
        });
    }

    @Test
    void tellsLaterWhereKeycloakDoesNotAnswerUsMeanwhile() {
        JsonNode tokens = ana.login().expect(200).data();
        awaitIn(tokens);
        FaultyKeycloak.Fault fault = KEYCLOAK.cut(FaultyKeycloak.When.BEFORE, "GET /admin/realms/clinic/users/");

        KeycloakUsers.endSession(Claims.session(tokens));

        assertThat(fault.struck()).isPositive();
        KEYCLOAK.heal();
        clock.advance(Duration.ofSeconds(30));
        awaitVoid(tokens);
        assertThat(told()).hasSize(1);
    }

    @Test
    void believesKeycloakAlone() {
        JsonNode tokens = ana.login().expect(200).data();
        String session = Claims.session(tokens);
        KeycloakUsers.endSession(Claims.session(ana.login().expect(200).data()));
        String access = tokens.path("access_token").asString();

        for (String token : List.of(access, refreshToken(tokens), session, "")) {
            Answer refused = knock(token);
            refused.expect(400, "VALIDATION_FAILED");
            assertThat(refused.header("Cache-Control").orElse("")).contains("no-store");
        }

        session(tokens).expect(200);
    }

    private Answer knock(String token) {
        return api.header("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/keycloak/logout", ("logout_token=" + token).getBytes(StandardCharsets.UTF_8));
    }

    private Answer signOut(JsonNode tokens) {
        return api.as(tokens.path("access_token").asString())
                .post("/api/auth/logout", Map.of("refresh_token", refreshToken(tokens)));
    }

    private static UUID user(JsonNode tokens) {
        return UUID.fromString(Claims.of(tokens).path("sub").asString());
    }

    private Answer session(JsonNode tokens) {
        return api.as(tokens.path("access_token").asString()).get("/api/auth/session");
    }

    private Answer refresh(JsonNode tokens) {
        return ana.refresh(refreshToken(tokens));
    }

    private static String refreshToken(JsonNode tokens) {
        return tokens.path("refresh_token").asString();
    }

    private void awaitIn(JsonNode tokens) {
        await().untilAsserted(() -> session(tokens).expect(200));
    }

    private void awaitVoid(JsonNode tokens) {
        await().atMost(SOON).untilAsserted(() -> session(tokens).expect(401, "UNAUTHENTICATED"));
    }

    /// All that this clinic was told so far of endings.
    private List<SessionsEnded> told() {
        Events.Reader reader = events.read(Topic.AUTH_SESSION, clinic);
        reader.await(1);
        return reader.untilNow().stream()
                .map(one -> one.as(SessionsEnded.class))
                .toList();
    }

    /// All lines of his audit log so far that tell of one.
    private List<AuditRecorded> lines() {
        String later = Claims.session(ana.login().expect(200).data());
        return events
                .read(Topic.PLATFORM_AUDIT, clinic)
                .await(all -> all.stream()
                        .anyMatch(
                                one -> one.as(AuditRecorded.class).resourceId().equals(later)))
                .stream()
                .map(one -> one.as(AuditRecorded.class))
                .filter(line -> line.action().equals("session.ended"))
                .toList();
    }
}
