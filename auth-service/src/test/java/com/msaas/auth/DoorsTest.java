package com.msaas.auth;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.MemberRole;
import com.msaas.contracts.TenantOpened;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.Mailbox;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.RealKeycloak;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class DoorsTest extends AuthTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Identity identity;

    @Autowired
    Events events;

    @Autowired
    HttpDoorChecks doors;

    @Autowired
    TestClock clock;

    @Value("${clinic.mongodb.database}")
    String database;

    @TestFactory
    Stream<DynamicNode> everyDoor() {
        Clinic ours = clinics.fresh();
        Clinic theirs = clinics.fresh();
        Stream.of(ours, theirs).forEach(this::open);
        clock.stopAt(clock.instant());
        return doors.walk(ours, theirs, door -> {
            KeycloakUsers.withoutCodes(ours.owner().id().toString());
            return whenQuiet(sample(door, ours));
        });
    }

    private Optional<Sample> sample(String door, Clinic ours) {
        return switch (door) {
            case "POST /api/auth/register" ->
                Sample.of("/api/auth/register", Newcomer.with(api).form());
            case "GET /api/auth/verify-email" -> Sample.of("/api/auth/verify-email?token=" + "A".repeat(43));
            case "POST /api/auth/verify-email" -> Sample.of("/api/auth/verify-email", Map.of("token", freshToken()));
            case "POST /api/auth/verify-email/resend" ->
                Sample.of("/api/auth/verify-email/resend", Map.of("email", "nobody@clinic.test"));
            case "POST /api/auth/password-reset" ->
                Sample.of("/api/auth/password-reset", Map.of("email", "nobody@clinic.test"));
            case "GET /api/auth/password-reset-verify" ->
                Sample.of("/api/auth/password-reset-verify?token=" + "A".repeat(43));
            case "POST /api/auth/password-reset-verify" ->
                Sample.of(
                        "/api/auth/password-reset-verify",
                        Map.of("token", passwordToken(), "new_password", "parola-" + UUID.randomUUID()));
            case "GET /api/auth/invitation" ->
                Sample.of("/api/auth/invitation?token="
                        + invitation(ours, Newcomer.with(api).email()));
            case "GET /api/auth/invitations/{token}" ->
                Sample.of("/api/auth/invitations/"
                        + invitation(ours, Newcomer.with(api).email()));
            case "POST /api/auth/invitations/{token}/accept" ->
                Sample.of(
                        "/api/auth/invitations/"
                                + invitation(ours, Newcomer.with(api).email()) + "/accept",
                        Map.of("name", "Ion Pop", "password", "parola-" + UUID.randomUUID()));
            case "POST /api/auth/invitations/accept" ->
                Sample.of(
                        "/api/auth/invitations/accept",
                        Map.of("token", invitation(ours, ours.owner().email())));
            case "POST /api/auth/api-keys" ->
                Sample.of("/api/auth/api-keys", Map.of("name", "Laborator", "scopes", List.of("see_calendar")));
            case "GET /api/auth/api-keys" -> Sample.of("/api/auth/api-keys");
            case "DELETE /api/auth/api-keys/{id}" ->
                Sample.of("/api/auth/api-keys/"
                        + freshKey(ours).path("key").path("id").asString());
            case "POST /api/auth/api-keys/token" ->
                Sample.of(
                        "/api/auth/api-keys/token",
                        Map.of("api_key", freshKey(ours).path("api_key").asString()));
            case "POST /api/auth/2fa/enable" ->
                Sample.of("/api/auth/2fa/enable", Map.of("password", password(ours.owner())));
            case "POST /api/auth/2fa/verify" ->
                Sample.of(
                        "/api/auth/2fa/verify",
                        Map.of("otp", setUp(ours.owner()).code(clock.instant(), 0)));
            case "POST /api/auth/2fa/disable" ->
                Sample.of(
                        "/api/auth/2fa/disable",
                        Map.of("password", password(ours.owner()), "otp", switchedOn(ours.owner())));
            case "GET /api/auth/oauth/google" -> {
                // whoever plays Google is there from its first member on
                OtherProvider.member(Newcomer.with(api).email(), true);
                yield Sample.of("/api/auth/oauth/google?state=of-this-test&redirect_uri=http://127.0.0.1:8080/signed-in"
                        + "&code_challenge=" + "A".repeat(43));
            }
            case "POST /api/auth/oauth/token" -> Sample.of("/api/auth/oauth/token", code());
            case "POST /api/auth/login" -> Sample.of("/api/auth/login", credentials(ours.owner()));
            case "POST /api/auth/refresh" -> Sample.of("/api/auth/refresh", freshSession(ours.owner()));
            case "POST /api/auth/logout" -> Sample.of("/api/auth/logout", freshSession(ours.owner()));
            case "GET /api/auth/session" -> Sample.of("/api/auth/session");
            case "POST /keycloak/logout" ->
                Sample.upload(
                        "/keycloak/logout",
                        "application/x-www-form-urlencoded",
                        ("logout_token=" + logoutToken(ours.owner())).getBytes(StandardCharsets.UTF_8));
            case "POST /api/auth/session/tenant" ->
                Sample.of(
                        "/api/auth/session/tenant",
                        Map.of("tenant_id", ours.id().toString()));
            default -> Sample.none();
        };
    }

    /// What was asked for before is done later: once nothing is due any more, nothing stored moves by itself.
    private Optional<Sample> whenQuiet(Optional<Sample> sample) {
        Bson due = and(in("state", "WAITING", "RUNNING"), lte("next_at", clock.instant()));
        await().until(() -> RealParts.database(database).getCollection("jobs").countDocuments(due) == 0);
        return sample;
    }

    private void open(Clinic clinic) {
        TenantOpened opened = SignUpStoryTest.opened(clinic.id());
        events.publish(clinic.id(), opened);
        api.as(clinic.owner()).get("/api/auth/session").expect(200);
    }

    private String freshToken() {
        Newcomer newcomer = Newcomer.with(api);
        newcomer.register().expect(201);
        return newcomer.token(1);
    }

    /// To be an owner, so that whoever owns the clinic stays what he is.
    private String invitation(Clinic clinic, String email) {
        int before = new Mailbox(email).mails().size();
        return Invited.to(events, clinic.id(), email, MemberRole.OWNER).token(before + 1);
    }

    private JsonNode freshKey(Clinic clinic) {
        return api.as(clinic.owner())
                .post("/api/auth/api-keys", Map.of("name", "Laborator", "scopes", List.of("see_calendar")))
                .expect(201)
                .data();
    }

    private String passwordToken() {
        Newcomer newcomer = Newcomer.with(api);
        newcomer.joined();
        newcomer.askForPassword().expect(202);
        return newcomer.passwordToken(2);
    }

    private Map<String, String> credentials(Person person) {
        return Map.of("email", person.email(), "password", password(person));
    }

    private Map<String, String> code() {
        OtherProvider.Member gina = OtherProvider.member(Newcomer.with(api).email(), true);
        return Map.of(
                "code",
                Browser.through(api, gina).code(),
                "code_verifier",
                Browser.VERIFIER,
                "redirect_uri",
                Browser.HOME);
    }

    private String password(Person person) {
        return ((RealKeycloak) identity).password(person);
    }

    private App setUp(Person person) {
        return App.of(api.as(person)
                .post("/api/auth/2fa/enable", Map.of("password", password(person)))
                .expect(200)
                .data());
    }

    /// With a code that was not seen yet.
    private String switchedOn(Person person) {
        App app = setUp(person);
        api.as(person)
                .post("/api/auth/2fa/verify", Map.of("otp", app.code(clock.instant(), 0)))
                .expect(200);
        return app.code(Instant.now(), 1);
    }

    private String logoutToken(Person person) {
        String session = Claims.session(
                api.post("/api/auth/login", credentials(person)).expect(200).data());
        HEARD.cut();
        KeycloakUsers.endSession(session);
        HEARD.heal();
        return HEARD.logoutToken(session);
    }

    private Map<String, String> freshSession(Person person) {
        JsonNode tokens =
                api.post("/api/auth/login", credentials(person)).expect(200).data();
        return Map.of("refresh_token", tokens.path("refresh_token").asString());
    }
}
