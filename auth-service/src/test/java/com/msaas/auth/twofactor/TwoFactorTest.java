package com.msaas.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.App;
import com.msaas.auth.AuthTest;
import com.msaas.auth.Browser;
import com.msaas.auth.Invited;
import com.msaas.auth.KeycloakUsers;
import com.msaas.auth.Newcomer;
import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.Users;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class TwoFactorTest extends AuthTest {
    /// These two as the realm has them.
    private static final int MOST_AT_KEYCLOAK = 20;

    private static final int UNTIL_LOCKED = 10;

    @Autowired
    ApiClient api;

    @Autowired
    Events events;

    @Autowired
    TestClock clock;

    @Autowired
    CodeGuesses guesses;

    @Autowired
    Users users;

    @Value("${clinic.mongodb.database}")
    String database;

    @Test
    void asksForACodeOnceTheAppHasProvedItself() throws IOException {
        Newcomer ana = Newcomer.with(api);
        TenantId clinic = TenantId.of(ana.joined().data().path("tenant_id").asString());
        events.publish(clinic, Invited.opened(clinic));
        ApiClient signedIn = signedIn(ana);

        signedIn.post("/api/auth/2fa/verify", Map.of("otp", "123456")).expect(409, "TWO_FACTOR_NOT_BEGUN");
        enable(signedIn, "nu este parola").expect(401, "INVALID_CREDENTIALS");
        JsonNode setUp = enable(signedIn, ana.password()).expect(200).data();
        App app = App.of(setUp);
        assertThat(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder()
                                .decode(setUp.path("qr_png_base64").asString())))
                        .getWidth())
                .isEqualTo(240);
        assertThat(setUp.path("recovery_codes").size()).isEqualTo(10);
        ana.login().expect(200);
        signedIn.post("/api/auth/2fa/verify", Map.of("otp", app.code(Instant.now(), 9)))
                .expect(401, "INVALID_CREDENTIALS");
        String first = app.code(Instant.now(), 0);
        assertThat(signedIn.post("/api/auth/2fa/verify", Map.of("otp", first))
                        .expect(200)
                        .data()
                        .path("two_factor")
                        .asBoolean())
                .isTrue();

        ana.login().expect(401, "OTP_REQUIRED");
        ana.withPassword("nu este parola").login().expect(401, "INVALID_CREDENTIALS");
        login(ana, first).expect(401, "INVALID_CREDENTIALS");
        String next = app.code(Instant.now(), 1);
        login(ana.withPassword("nu este parola"), next).expect(401, "INVALID_CREDENTIALS");
        login(ana, next).expect(200);
        login(ana, next).expect(401, "INVALID_CREDENTIALS");
        enable(signedIn, ana.password()).expect(409, "TWO_FACTOR_ON");
        assertThat(signedIn.get("/api/auth/session")
                        .expect(200)
                        .data()
                        .path("user")
                        .path("two_factor")
                        .asBoolean())
                .isTrue();
        assertThat(events.read(Topic.PLATFORM_AUDIT, clinic).await(3).stream()
                        .map(one -> one.as(AuditRecorded.class).action()))
                .contains("two_factor.enabled");
    }

    @Test
    void letsWhoHasLostTheAppInByARecoveryCodeOnce() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        JsonNode setUp = switchedOn(ana, signedIn(ana));
        String code = setUp.path("recovery_codes").path(3).asString();

        login(ana.withPassword("nu este parola"), code).expect(401, "INVALID_CREDENTIALS");
        login(ana, "AAAA-AAAA-AAAA-AAAA").expect(401, "INVALID_CREDENTIALS");
        login(ana, code.toLowerCase(Locale.ROOT)).expect(200);

        ana.login().expect(200);
        login(ana, code).expect(401, "INVALID_CREDENTIALS");
    }

    @Test
    void isSwitchedOffByWhoHasBothFactors() {
        Newcomer ana = Newcomer.with(api);
        TenantId clinic = TenantId.of(ana.joined().data().path("tenant_id").asString());
        ApiClient signedIn = signedIn(ana);
        App app = App.of(switchedOn(ana, signedIn));

        disable(signedIn, ana.password(), app.code(Instant.now(), 9)).expect(401, "INVALID_CREDENTIALS");
        disable(signedIn, "nu este parola", app.code(Instant.now(), 1)).expect(401, "INVALID_CREDENTIALS");
        ana.login().expect(401, "OTP_REQUIRED");
        disable(signedIn, ana.password(), app.code(Instant.now(), 1)).expect(204);

        ana.login().expect(200);
        // nobody was given the session that showed that he has both
        assertThat(events.read(Topic.PLATFORM_AUDIT, clinic).await(5).stream()
                        .map(one -> one.as(AuditRecorded.class).action()))
                .containsExactly(
                        "clinic.registered",
                        "session.started",
                        "two_factor.enabled",
                        "two_factor.disabled",
                        "session.started");
    }

    @Test
    void looksAtNoCodeAnyMoreAfterTooManyWrongOnes() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        App app = App.of(switchedOn(ana, signedIn(ana)));

        for (int guess = 0; guess < CodeGuesses.WRONG_CODES.most(); guess++) {
            ana.login().expect(401, "OTP_REQUIRED");
            login(ana, app.code(Instant.now(), 10 + guess)).expect(401, "INVALID_CREDENTIALS");
        }

        login(ana, app.code(Instant.now(), 1)).expect(401, "INVALID_CREDENTIALS");
        clock.advance(CodeGuesses.WRONG_CODES.window());
        login(ana, app.code(Instant.now(), 1)).expect(200);
    }

    @Test
    void countsWrongRecoveryCodesAmongTheOthers() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        String right =
                switchedOn(ana, signedIn(ana)).path("recovery_codes").path(0).asString();

        for (int guess = 0; guess < CodeGuesses.WRONG_CODES.most(); guess++) {
            login(ana, "AAAA-AAAA-AAAA-AAA" + (2 + guess)).expect(401, "INVALID_CREDENTIALS");
        }

        login(ana, right).expect(401, "INVALID_CREDENTIALS");
        clock.advance(CodeGuesses.WRONG_CODES.window());
        login(ana, right).expect(200);
    }

    @Test
    void looksAtNoCodeForTheDayWhenTheWrongOnesDoNotStop() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        String right =
                switchedOn(ana, signedIn(ana)).path("recovery_codes").path(0).asString();
        clock.advance(CodeGuesses.WRONG_CODES_OF_A_DAY.left(clock.instant()));
        for (int guess = 0; guess < CodeGuesses.WRONG_CODES_OF_A_DAY.most(); guess++) {
            guesses.wrong(new EmailAddress(ana.email()));
        }

        clock.advance(CodeGuesses.WRONG_CODES.window());

        login(ana, right).expect(401, "INVALID_CREDENTIALS");
        clock.advance(CodeGuesses.WRONG_CODES_OF_A_DAY.window());
        login(ana, right).expect(200);
    }

    @Test
    void letsNobodyGuessCodesOnAtKeycloaksOwnPage() {
        Newcomer ana = Newcomer.with(api);
        String user = ana.joined().data().path("user_id").asString();
        App app = App.of(switchedOn(ana, signedIn(ana)));
        // the lock for a time would have the test wait
        KeycloakUsers.lockAfter(1_000);
        try {
            for (int guess = 0; guess <= MOST_AT_KEYCLOAK; guess++) {
                // Keycloak notices a moment later that the guess before is over
                await().untilAsserted(() -> ana.login().expect(401, "OTP_REQUIRED"));
                assertThat(atKeycloaksPage(ana, app.code(Instant.now(), 10 + guess))
                                .isHome())
                        .isFalse();
            }
            await().until(() -> KeycloakUsers.lock(user).path("disabled").asBoolean());
        } finally {
            KeycloakUsers.lockAfter(UNTIL_LOCKED);
        }

        assertThat(atKeycloaksPage(ana, app.code(Instant.now(), 1)).isHome()).isFalse();
        login(ana, app.code(Instant.now(), 1)).expect(401, "INVALID_CREDENTIALS");
        ana.login().expect(401, "INVALID_CREDENTIALS");
        // written back as a whole, whoever is locked stays so and can be unlocked
        users.changeMemberships(UUID.fromString(user), carried -> List.of(carried.getFirst(), Ids.next() + ":staff"));
        ana.askForPassword().expect(202);
        ana.setPassword(ana.passwordToken(2), "parola-de-dupa-ghicit").expect(204);
        Newcomer back = ana.withPassword("parola-de-dupa-ghicit");
        back.login().expect(401, "OTP_REQUIRED");
        login(back, app.code(Instant.now(), 1)).expect(200);
    }

    @Test
    void takesNoSignInForAGuessThatOnlyLacksItsCode() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        App app = App.of(switchedOn(ana, signedIn(ana)));

        for (int time = 0; time <= MOST_AT_KEYCLOAK; time++) {
            ana.login().expect(401, "OTP_REQUIRED");
        }

        login(ana, app.code(Instant.now(), 1)).expect(200);
    }

    @Test
    void keepsNeitherSecretNorCodesOutsideOfKeycloak() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        JsonNode setUp = enable(signedIn(ana), ana.password()).expect(200).data();

        RealParts.database(database)
                .getCollection("two_factors")
                .find()
                .forEach(stored -> assertThat(stored.toJson())
                        .doesNotContain(App.of(setUp).secret())
                        .doesNotContain(setUp.path("recovery_codes").path(0).asString()));
    }

    /// Somebody's browser after both of Keycloak's forms.
    private static Browser atKeycloaksPage(Newcomer newcomer, String code) {
        Browser browser = new Browser()
                .open(Browser.keycloaksOwnPage())
                .submit(Map.of("username", newcomer.email(), "password", newcomer.password()));
        return browser.page().contains("name=\"otp\"") ? browser.submit(Map.of("otp", code)) : browser;
    }

    private JsonNode switchedOn(Newcomer newcomer, ApiClient signedIn) {
        JsonNode setUp = enable(signedIn, newcomer.password()).expect(200).data();
        signedIn.post("/api/auth/2fa/verify", Map.of("otp", App.of(setUp).code(clock.instant(), 0)))
                .expect(200);
        return setUp;
    }

    private ApiClient signedIn(Newcomer newcomer) {
        return api.as(newcomer.login().expect(200).data().path("access_token").asString());
    }

    private static Answer enable(ApiClient signedIn, String password) {
        return signedIn.post("/api/auth/2fa/enable", Map.of("password", password));
    }

    private static Answer disable(ApiClient signedIn, String password, String code) {
        return signedIn.post("/api/auth/2fa/disable", Map.of("password", password, "otp", code));
    }

    private Answer login(Newcomer newcomer, String code) {
        return api.post(
                "/api/auth/login", Map.of("email", newcomer.email(), "password", newcomer.password(), "otp", code));
    }
}
