package com.msaas.auth.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.AuthTest;
import com.msaas.auth.Claims;
import com.msaas.auth.FaultyKeycloak;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.Topic;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class ApiKeyTest extends AuthTest {
    private static final String KEYS = "/api/auth/api-keys";
    private static final String TOKEN = KEYS + "/token";

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    TestClock clock;

    @Value("${clinic.mongodb.database}")
    String database;

    private Clinic clinic;

    @BeforeEach
    void freshClinic() {
        clinic = clinics.fresh();
    }

    @Test
    void opensWhatItsScopesSayAndNothingElse() {
        JsonNode looking = made("see_clinic");
        JsonNode calendar = made("see_calendar", "keep_calendar");

        Answer token = exchange(looking).expect(200);
        assertThat(token.data().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(token.data().path("expires_in").asLong()).isBetween(1L, 300L);
        assertThat(token.header("Cache-Control")).hasValue("no-store");
        assertThat(Claims.memberships(token.data())).containsExactly(clinic.id() + ":viewer");
        assertThat(Claims.memberships(exchange(calendar).expect(200).data())).containsExactly(clinic.id() + ":staff");
        // the door is there for who may see the clinic, as the one key says and the other does not
        api.as(accessToken(token)).get("/api/auth/session").expect(503, "TENANT_NOT_READY");
        api.as(accessToken(exchange(calendar))).get("/api/auth/session").expect(403, "FORBIDDEN");
        api.as(accessToken(token)).get(KEYS).expect(403, "FORBIDDEN");
        api.as(accessToken(token))
                .post("/api/auth/logout", Map.of("refresh_token", "any"))
                .expect(403, "FORBIDDEN");
    }

    @Test
    void isShownOnceAndKeptNowhereInTheClear() {
        JsonNode made = made("see_clinic");
        String secret = made.path("api_key").asString().substring(41);

        JsonNode listed = api.as(clinic.owner()).get(KEYS).expect(200).data();
        assertThat(listed.size()).isOne();
        assertThat(listed.get(0).path("name").asString()).isEqualTo("Laborator");
        assertThat(listed.get(0).path("last_used_at").isNull()).isTrue();
        assertThat(listed.toString()).doesNotContain(secret);
        List<String> stored = new ArrayList<>();
        RealParts.database(database)
                .listCollectionNames()
                .forEach(name -> RealParts.database(database)
                        .getCollection(name)
                        .find()
                        .forEach(document -> stored.add(document.toJson())));
        assertThat(stored).isNotEmpty().noneMatch(document -> document.contains(secret));

        exchange(made).expect(200);
        assertThat(api.as(clinic.owner())
                        .get(KEYS)
                        .expect(200)
                        .data()
                        .get(0)
                        .path("last_used_at")
                        .isNull())
                .isFalse();
    }

    @Test
    void isVoidWithItsTokensOnceItIsTakenBack() {
        JsonNode made = made("see_clinic");
        String token = accessToken(exchange(made).expect(200));
        api.as(token).get("/api/auth/session").expect(503, "TENANT_NOT_READY");

        api.as(clinic.admin()).delete(path(made)).expect(204);

        exchange(made).expect(401, "INVALID_CREDENTIALS");
        await().untilAsserted(() -> api.as(token).get("/api/auth/session").expect(401, "UNAUTHENTICATED"));
        api.as(clinic.admin()).delete(path(made)).expect(404, "NOT_FOUND");
        assertThat(events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(2).stream()
                        .map(told -> told.as(AuditRecorded.class).action()))
                .containsExactly("api_key.made", "api_key.taken_back");
    }

    @Test
    void opensNothingAfterItsLastDay() {
        JsonNode made = api.as(clinic.owner())
                .post(
                        KEYS,
                        Map.of(
                                "name",
                                "Laborator",
                                "scopes",
                                List.of("see_clinic"),
                                "expires_at",
                                clock.instant().plus(Duration.ofMinutes(2)).toString()))
                .expect(201)
                .data();
        exchange(made).expect(200);

        // less than a token lives: it is the key that has run out
        clock.advance(Duration.ofMinutes(3));

        await().untilAsserted(() -> exchange(made).expect(401, "INVALID_CREDENTIALS"));
        await().untilAsserted(() -> assertThat(
                        api.as(clinic.owner()).get(KEYS).expect(200).data().size())
                .isZero());
    }

    @Test
    void leavesNothingHalfMadeWhenKeycloakIsLost() {
        FaultyKeycloak.Fault fault = KEYCLOAK.cut(FaultyKeycloak.When.AFTER, "POST /admin/realms/clinic/users");
        api.as(clinic.owner())
                .post(KEYS, Map.of("name", "Laborator", "scopes", List.of("see_clinic")))
                .expect(503, "TEMPORARILY_UNAVAILABLE");
        assertThat(fault.struck()).isPositive();
        KEYCLOAK.heal();
        assertThat(api.as(clinic.owner()).get(KEYS).expect(200).data().size()).isZero();

        clock.advance(Duration.ofMinutes(2));

        await().untilAsserted(() -> assertThat(
                        RealParts.database(database).getCollection("api_keys").countDocuments())
                .isEqualTo(RealParts.database(database)
                        .getCollection("api_keys")
                        .countDocuments(com.mongodb.client.model.Filters.exists("user_id"))));
    }

    @Test
    void takesNoScopeThatIsForPeopleAndNoWrongKey() {
        Answer refused = api.as(clinic.owner())
                .post(KEYS, Map.of("name", "Laborator", "scopes", List.of("manage_team")))
                .expect(400, "VALIDATION_FAILED");
        assertThat(refused.text()).contains("scopes");
        api.as(clinic.staff())
                .post(KEYS, Map.of("name", "Laborator", "scopes", List.of("see_clinic")))
                .expect(403, "FORBIDDEN");
        JsonNode made = made("see_clinic");
        String key = made.path("api_key").asString();
        String wrong = key.substring(0, key.length() - 4) + (key.endsWith("AAAA") ? "BBBB" : "AAAA");
        api.post(TOKEN, Map.of("api_key", wrong)).expect(401, "INVALID_CREDENTIALS");
        api.post(TOKEN, Map.of("api_key", "clk_nothing")).expect(400, "VALIDATION_FAILED");
    }

    private JsonNode made(String... scopes) {
        return api.as(clinic.owner())
                .post(KEYS, Map.of("name", "Laborator", "scopes", List.of(scopes)))
                .expect(201)
                .data();
    }

    private Answer exchange(JsonNode made) {
        return api.post(TOKEN, Map.of("api_key", made.path("api_key").asString()));
    }

    private static String accessToken(Answer exchanged) {
        return exchanged.data().path("access_token").asString();
    }

    private static String path(JsonNode made) {
        return KEYS + "/" + made.path("key").path("id").asString();
    }
}
