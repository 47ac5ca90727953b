package com.msaas.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.AuthTest;
import com.msaas.auth.Claims;
import com.msaas.auth.FaultyKeycloak;
import com.msaas.auth.Newcomer;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.SessionsEnded;
import com.msaas.contracts.TenantOpened;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.RealKeycloak;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class SignInTest extends AuthTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Identity identity;

    @Autowired
    Events events;

    @Test
    void answersAlikeAndNeverSoonerWhoeverExists() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        Newcomer waiting = Newcomer.with(api);
        waiting.register().expect(201);

        JsonNode wrong = refused(ana.withPassword("alta parola"));

        assertThat(refused(Newcomer.with(api))).isEqualTo(wrong);
        assertThat(refused(waiting.withPassword("alta parola"))).isEqualTo(wrong);
    }

    @Test
    void letsOneUserInAsOftenAsHeComesAtOnce() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();

        List<Integer> statuses = IntStream.range(0, 10)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> ana.login().status(), work -> Thread.ofVirtual().start(work)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnly(200);
    }

    @Test
    void takesOnlySoManyGuessesAtARegistrationThatWaits() {
        Newcomer waiting = Newcomer.with(api);
        waiting.register().expect(201);
        for (int guess = 0; guess < SignIn.GUESSES_AT_PENDING.most(); guess++) {
            waiting.withPassword("ghicesc " + guess).login().expect(401, "INVALID_CREDENTIALS");
        }

        waiting.login().expect(401, "INVALID_CREDENTIALS");
    }

    @Test
    void refusesSessionsThatNeverWereAndEndsNone() {
        Newcomer ana = Newcomer.with(api);
        TenantId clinic = TenantId.of(ana.joined().data().path("tenant_id").asString());
        JsonNode tokens = ana.login().expect(200).data();
        String access = tokens.path("access_token").asString();
        String refresh = tokens.path("refresh_token").asString();
        List<String> noneOfThem = List.of(
                "x",
                "x.y.z",
                access,
                refresh.substring(0, refresh.length() - 3) + "abc",
                refresh + "&client_id=clinic-operator",
                "{\"$gt\":\"\"}");

        for (String token : noneOfThem) {
            api.post("/api/auth/refresh", Map.of("refresh_token", token)).expect(401, "INVALID_CREDENTIALS");
            api.as(access)
                    .post("/api/auth/logout", Map.of("refresh_token", token))
                    .expect(204);
        }

        api.post("/api/auth/refresh", Map.of("refresh_token", refresh)).expect(200);
        api.as(access)
                .post("/api/auth/logout", Map.of("refresh_token", refresh))
                .expect(204);
        assertThat(events.read(Topic.PLATFORM_AUDIT, clinic).await(3).stream()
                        .map(one -> one.as(AuditRecorded.class).action()))
                .containsExactly("clinic.registered", "session.started", "session.ended");
    }

    @Test
    void tellsEveryClinicOfAComingAndAGoing() {
        TenantId first = new TenantId(Ids.next());
        TenantId second = new TenantId(Ids.next());
        Person busy = clinics.member("Ana Pop", new Membership(first, Role.OWNER), new Membership(second, Role.STAFF));
        JsonNode tokens = api.post(
                        "/api/auth/login",
                        Map.of("email", busy.email(), "password", ((RealKeycloak) identity).password(busy)))
                .expect(200)
                .data();

        api.as(busy, second)
                .post(
                        "/api/auth/logout",
                        Map.of("refresh_token", tokens.path("refresh_token").asString()))
                .expect(204);

        Stream.of(first, second).forEach(clinic -> {
            assertThat(events.read(Topic.PLATFORM_AUDIT, clinic).await(2).stream()
                            .map(one -> one.as(AuditRecorded.class).action()))
                    .containsExactly("session.started", "session.ended");
            SessionsEnded told =
                    events.read(Topic.AUTH_SESSION, clinic).await(1).getFirst().as(SessionsEnded.class);
            assertThat(told.userId()).isEqualTo(busy.id());
            assertThat(told.all()).isFalse();
            assertThat(told.sessionIds()).containsExactly(Claims.session(tokens));
        });
        await().untilAsserted(() -> api.as(tokens.path("access_token").asString())
                .post("/api/auth/session/tenant", Map.of("tenant_id", first.toString()))
                .expect(401, "UNAUTHENTICATED"));
    }

    @Test
    void letsNobodyEndTheSessionOfAnother() {
        Newcomer ana = Newcomer.with(api);
        Newcomer eva = Newcomer.with(api);
        ana.joined();
        eva.joined();
        JsonNode hers = ana.login().expect(200).data();
        String eve = eva.login().expect(200).data().path("access_token").asString();
        Map<String, String> herRefresh =
                Map.of("refresh_token", hers.path("refresh_token").asString());

        api.as(eve).post("/api/auth/logout", herRefresh).expect(403, "FORBIDDEN");

        api.post("/api/auth/refresh", herRefresh).expect(200);
    }

    @Test
    void showsTheClinicThatIsChosenAmongSeveral() {
        TenantId first = new TenantId(Ids.next());
        TenantId second = new TenantId(Ids.next());
        events.publish(first, opened(first, "Prima"));
        events.publish(second, opened(second, "A doua"));
        Person busy = clinics.member("Ana Pop", new Membership(first, Role.OWNER), new Membership(second, Role.STAFF));
        ApiClient undecided = api.as(identity.token(busy));

        undecided.get("/api/auth/session").expect(400, "CLINIC_REQUIRED");
        JsonNode chosen = undecided
                .post("/api/auth/session/tenant", Map.of("tenant_id", second.toString()))
                .expect(200)
                .data();
        JsonNode same =
                api.as(busy, second).get("/api/auth/session").expect(200).data();
        JsonNode other = api.as(busy, second)
                .post("/api/auth/session/tenant", Map.of("tenant_id", first.toString()))
                .expect(200)
                .data();

        assertThat(same).isEqualTo(chosen);
        assertThat(chosen.path("tenant").path("name").asString()).isEqualTo("A doua");
        assertThat(chosen.path("role").asString()).isEqualTo("staff");
        assertThat(chosen.path("tenants")
                        .valueStream()
                        .map(one -> one.path("name").asString()))
                .containsExactlyInAnyOrder("Prima", "A doua");
        assertThat(other.path("tenant").path("name").asString()).isEqualTo("Prima");
        assertThat(other.path("role").asString()).isEqualTo("owner");
    }

    @Test
    void showsNoClinicThatTheTokenDoesNotCarry() {
        Clinic ours = clinics.fresh();
        Clinic theirs = clinics.fresh();

        api.as(ours.owner())
                .post(
                        "/api/auth/session/tenant",
                        Map.of("tenant_id", theirs.id().toString()))
                .expect(403, "FORBIDDEN");
        api.as(clinics.stranger()).get("/api/auth/session").expect(403, "FORBIDDEN");
    }

    @Test
    void tellsOfAnEndThatWasCutOffWhenItIsAskedForAgain() {
        Newcomer ana = Newcomer.with(api);
        TenantId clinic = TenantId.of(ana.joined().data().path("tenant_id").asString());
        JsonNode tokens = ana.login().expect(200).data();
        ApiClient signedIn = api.as(tokens.path("access_token").asString());
        Map<String, String> refresh =
                Map.of("refresh_token", tokens.path("refresh_token").asString());
        FaultyKeycloak.Fault fault =
                KEYCLOAK.cut(FaultyKeycloak.When.AFTER, "POST /realms/clinic/protocol/openid-connect/logout");
        HEARD.cut();
        signedIn.post("/api/auth/logout", refresh).expect(503);
        assertThat(fault.struck()).isPositive();
        KEYCLOAK.heal();

        signedIn.post("/api/auth/logout", refresh).expect(204);

        assertThat(events.read(Topic.AUTH_SESSION, clinic)
                        .await(1)
                        .getFirst()
                        .as(SessionsEnded.class)
                        .sessionIds())
                .containsExactly(Claims.session(tokens));
    }

    private static JsonNode refused(Newcomer newcomer) {
        long begun = System.nanoTime();
        JsonNode answer = newcomer.login().expect(401, "INVALID_CREDENTIALS").json();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(SignIn.SHORTEST_REFUSAL);
        return answer;
    }

    private static TenantOpened opened(TenantId clinic, String name) {
        return new TenantOpened(
                clinic.value(),
                1,
                name,
                "slug",
                ZoneId.of("Europe/Bucharest"),
                "ro-RO",
                "RON",
                List.of(),
                List.of(),
                Instant.parse("2027-01-04T08:00:00Z"));
    }
}
