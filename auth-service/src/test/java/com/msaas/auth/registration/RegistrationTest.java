package com.msaas.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.AuthTest;
import com.msaas.auth.FaultyKeycloak.When;
import com.msaas.auth.KeycloakUsers;
import com.msaas.auth.Newcomer;
import com.msaas.auth.identity.Activation;
import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.Password;
import com.msaas.auth.identity.PendingIdentities;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.SignInOutcome;
import com.msaas.contracts.Topic;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class RegistrationTest extends AuthTest {
    @Autowired
    ApiClient api;

    @Autowired
    Registrations registrations;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    @RepeatedTest(5)
    void letsOneOfTwoAtOnceRegisterAnAddress() {
        Newcomer ana = Newcomer.with(api);
        Set<String> before = KeycloakUsers.pending();

        List<Answer> answers = atOnce(ana::register, ana.withPassword("o alta parola")::register);

        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 409);
        assertThat(KeycloakUsers.pendingSince(before)).hasSize(1);
    }

    @Test
    void answersTwinsUnderOneKeyAlike() {
        Newcomer ana = Newcomer.with(api);
        ApiClient once = api.once();
        Supplier<Answer> register = () -> once.post("/api/auth/register", ana.form());

        List<Answer> answers = atOnce(register, register);

        answers.forEach(answer -> answer.expect(201));
        assertThat(answers.get(0).data()).isEqualTo(answers.get(1).data());
        assertThat(register.get().expect(201).data()).isEqualTo(answers.get(0).data());
        assertThat(ana.mailbox().await(1)).hasSize(1);
    }

    @Test
    void letsANewerRegistrationTakeThePlaceOfOneThatIsNotVerified() {
        Newcomer first = Newcomer.with(api);
        Answer older = first.register().expect(201);
        String oldLink = first.token(1);
        Newcomer second = first.withPassword("o parola mai buna");

        Answer newer = second.register().expect(201);

        assertThat(newer.data().path("tenant_id")).isNotEqualTo(older.data().path("tenant_id"));
        first.verify(oldLink).expect(400, "LINK_INVALID");
        first.login().expect(401, "INVALID_CREDENTIALS");
        second.login().expect(403, "EMAIL_NOT_VERIFIED");
        second.verify(second.token(2)).expect(200);
        second.login().expect(200);
        String userId = newer.data().path("user_id").asString();
        assertThat(KeycloakUsers.with(second.email()).path(0).path("id").asString())
                .isEqualTo(userId);
        TenantId dead = TenantId.of(older.data().path("tenant_id").asString());
        assertThat(events.read(Topic.AUTH_REGISTRATION, dead).untilNow()).isEmpty();
    }

    @Test
    void refusesAnAddressThatIsProvedInAnySpelling() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();

        new Newcomer(api, ana.email().toUpperCase(java.util.Locale.ROOT), "o parola noua")
                .register()
                .expect(409, "EMAIL_TAKEN");
        ana.register().expect(409, "EMAIL_TAKEN");
    }

    @Test
    void refusesAnAddressThatKeycloakKnowsFromElsewhere(@Autowired Identity identity) {
        Newcomer ana = Newcomer.with(api);
        identity.person("Ana Pop", ana.email(), List.of());

        ana.register().expect(409, "EMAIL_TAKEN");
    }

    @Test
    void saysWhatThePasswordPolicyWantsAndKeepsNothing() {
        Newcomer ana = Newcomer.with(api);
        Set<String> before = KeycloakUsers.pending();

        Answer refused = ana.withPassword("scurta").register().expect(400, "VALIDATION_FAILED");

        assertThat(refused.details().toString())
                .isEqualTo("[{\"field\":\"password\",\"message\":\"must have at least 10 characters\"}]");
        ana.withPassword("x".repeat(200)).register().expect(400, "VALIDATION_FAILED");
        ana.withPassword(ana.email().toUpperCase(java.util.Locale.ROOT))
                .register()
                .expect(400, "VALIDATION_FAILED");
        assertThat(KeycloakUsers.pendingSince(before)).isEmpty();
        assertThat(registrations.isUnderWay(new EmailAddress(ana.email()))).isFalse();
        ana.register().expect(201);
    }

    @Test
    void namesEverythingThatIsWrong() {
        Answer refused = api.post(
                        "/api/auth/register",
                        Map.of("email", "ana@", "password", "", "name", " ", "clinic_name", "a\nb", "role", "admin"))
                .expect(400, "VALIDATION_FAILED");

        assertThat(refused.details()
                        .valueStream()
                        .map(problem -> problem.path("field").asString()))
                .containsExactlyInAnyOrder("email", "password", "name", "clinic_name", "role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u3000", "a\u2028b", "a\u0085b", "\u202Eabc"})
    void refusesNamesThatAreNoLineOfText(String name) {
        Map<String, Object> form = new HashMap<>(Newcomer.with(api).form());
        form.put("name", name);
        form.put("clinic_name", name);

        Answer refused = api.post("/api/auth/register", form).expect(400, "VALIDATION_FAILED");

        assertThat(refused.details()).hasSize(2);
    }

    @Test
    void sendsOnlySoManyMailsToAnAddressThatMayBeAnybodys() {
        Newcomer ana = Newcomer.with(api);
        Set<String> before = KeycloakUsers.pending();
        for (int count = 0; count < RegisterClinic.MAILS.most(); count++) {
            ana.register().expect(201);
        }
        // the users of those that were replaced are on their way out, which takes Keycloak
        await().untilAsserted(
                        () -> assertThat(KeycloakUsers.pendingSince(before)).hasSize(1));

        KEYCLOAK.cut(When.BEFORE, "");
        Answer refused = ana.register().expect(429, "RATE_LIMITED");
        KEYCLOAK.heal();

        assertThat(refused.header("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 3_600));
        ana.login().expect(403, "EMAIL_NOT_VERIFIED");
        assertThat(KeycloakUsers.pendingSince(before)).hasSize(1);
    }

    @Test
    void tellsOnePlaceOnlySoOftenThatAnAddressIsTaken() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        ApiClient curious = api.header("X-Client-Address", "2001:db8:1:2::7");
        for (int count = 0; count < RegisterClinic.REVEALING.most(); count++) {
            curious.post("/api/auth/register", ana.form()).expect(409, "EMAIL_TAKEN");
        }

        curious.post("/api/auth/register", ana.form()).expect(429, "RATE_LIMITED");
        api.header("X-Client-Address", "2001:db8:1:2:3::8")
                .post("/api/auth/register", Newcomer.with(api).form())
                .expect(429, "RATE_LIMITED");
        ana.register().expect(409, "EMAIL_TAKEN");
    }

    @Test
    void givesBackAnyAddressThatItTakes(@Autowired PendingIdentities identities, @Autowired SignInDoor door) {
        String odd = "!#$%&'*/=?^`{|}~-o'neil+" + UUID.randomUUID() + "@clinic.test";
        String longest = UUID.randomUUID() + "a".repeat(28) + "@" + "b".repeat(62) + "." + "c".repeat(62) + "."
                + "d".repeat(56) + ".ro";
        for (String address : List.of(odd, longest)) {
            EmailAddress email = new EmailAddress(address);
            UUID registration = UUID.randomUUID();
            Password password = new Password("parola-" + registration);
            UUID user = identities.create(registration, UUID.randomUUID() + ":owner", password);

            assertThat(identities.activate(user, email)).isEqualTo(Activation.DONE);
            assertThat(identities.isHeld(email)).isTrue();
            assertThat(door.signIn(email.value(), password, null)).isInstanceOf(SignInOutcome.Granted.class);
        }
    }

    @Test
    void endsARegistrationThatNobodyVerifiesInTime() {
        Newcomer ana = Newcomer.with(api);
        ana.register().expect(201);
        Registration waiting =
                registrations.holder(new EmailAddress(ana.email())).orElseThrow();

        clock.advance(Duration.ofHours(72).plusSeconds(1));

        await().untilAsserted(() -> {
            assertThat(registrations.byId(waiting.id())).isEmpty();
            assertThat(KeycloakUsers.pending()).doesNotContain("reg-" + waiting.id());
        });
    }

    private static List<Answer> atOnce(Supplier<Answer> one, Supplier<Answer> other) {
        return Stream.of(one, other)
                .map(call -> CompletableFuture.supplyAsync(
                        call, work -> Thread.ofVirtual().start(work)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
