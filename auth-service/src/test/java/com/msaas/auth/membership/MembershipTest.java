package com.msaas.auth.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.AuthTest;
import com.msaas.auth.Claims;
import com.msaas.auth.Endings;
import com.msaas.auth.FaultyKeycloak;
import com.msaas.contracts.MemberJoined;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.MemberRoleChanged;
import com.msaas.contracts.SessionsEnded;
import com.msaas.platform.id.Ids;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.RealKeycloak;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class MembershipTest extends AuthTest {
    private static final Instant MONDAY = Instant.parse("2027-01-04T08:00:00Z");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Identity identity;

    @Autowired
    Events events;

    @Autowired
    TestClock clock;

    private final TenantId home = new TenantId(Ids.next());
    private final TenantId other = new TenantId(Ids.next());

    @Test
    void carriesAnotherClinicFromTheNextTokenOn() {
        Person ana = clinics.member("Ana Pop", new Membership(home, Role.OWNER));
        JsonNode tokens = signedIn(ana);

        events.publish(other, new MemberJoined(ana.id(), 1, MemberRole.STAFF, MONDAY));

        awaitCarried(tokens, home + ":owner", other + ":staff");
    }

    @Test
    void carriesAllClinicsThatAreToldAtOnce() {
        Person ana = clinics.member("Ana Pop", new Membership(home, Role.OWNER));
        JsonNode tokens = signedIn(ana);
        List<TenantId> many =
                Stream.generate(() -> new TenantId(Ids.next())).limit(8).toList();

        many.forEach(clinic -> events.publish(clinic, new MemberJoined(ana.id(), 1, MemberRole.VIEWER, MONDAY)));

        awaitCarried(
                tokens,
                Stream.concat(Stream.of(home + ":owner"), many.stream().map(clinic -> clinic + ":viewer"))
                        .toArray(String[]::new));
    }

    @Test
    void goesByTheNewestFactInWhateverOrderTheyCome() {
        Person ana = clinics.member("Ana Pop", new Membership(home, Role.OWNER));
        JsonNode tokens = signedIn(ana);

        events.publish(other, new MemberJoined(ana.id(), 3, MemberRole.ADMIN, MONDAY));
        events.publish(other, new MemberJoined(ana.id(), 1, MemberRole.VIEWER, MONDAY));
        events.publish(home, new MemberRoleChanged(ana.id(), 2, MemberRole.OWNER, MemberRole.OWNER, MONDAY));

        awaitCarried(tokens, home + ":owner", other + ":admin");
    }

    @Test
    void endsTheSessionsOfWhoIsRemoved() {
        Person ana = clinics.member("Ana Pop", new Membership(home, Role.STAFF), new Membership(other, Role.OWNER));
        JsonNode tokens = signedIn(ana);

        events.publish(home, new MemberRemoved(ana.id(), 2, MemberRole.STAFF, MONDAY));

        assertTold(home, ana, tokens);
        assertTold(other, ana, tokens);
        await().untilAsserted(() -> api.as(tokens.path("access_token").asString())
                .header("X-Clinic-Id", other.toString())
                .get("/api/auth/session")
                .expect(401, "UNAUTHENTICATED"));
        refresh(tokens).expect(401, "INVALID_CREDENTIALS");
        assertThat(Claims.memberships(signedIn(ana))).containsExactly(other + ":owner");
    }

    @Test
    void endsTheSessionsOfWhoMayDoLess() {
        Person ana = clinics.member("Ana Pop", new Membership(home, Role.ADMIN));
        JsonNode tokens = signedIn(ana);

        events.publish(home, new MemberRoleChanged(ana.id(), 2, MemberRole.VIEWER, MemberRole.ADMIN, MONDAY));

        assertTold(home, ana, tokens);
        refresh(tokens).expect(401, "INVALID_CREDENTIALS");
        assertThat(Claims.memberships(signedIn(ana))).containsExactly(home + ":viewer");
    }

    @Test
    void letsWhoMayDoMoreStaySignedIn() {
        Person ana = clinics.member("Ana Pop", new Membership(home, Role.VIEWER));
        JsonNode tokens = signedIn(ana);

        events.publish(home, new MemberRoleChanged(ana.id(), 2, MemberRole.ADMIN, MemberRole.VIEWER, MONDAY));

        awaitCarried(tokens, home + ":admin");
    }

    @Test
    void handsOutNoOutdatedTokenWhileKeycloakCannotBeTold() {
        Person ana = clinics.member("Ana Pop", new Membership(home, Role.STAFF));
        JsonNode tokens = signedIn(ana);
        FaultyKeycloak.Fault fault =
                KEYCLOAK.cut(FaultyKeycloak.When.BEFORE, "PUT /admin/realms/clinic/users/" + ana.id());

        events.publish(home, new MemberRemoved(ana.id(), 2, MemberRole.STAFF, MONDAY));

        await().until(() -> fault.struck() > 0);
        refresh(tokens).expect(503, "TEMPORARILY_UNAVAILABLE");
        login(ana).expect(503, "TEMPORARILY_UNAVAILABLE");
        KEYCLOAK.heal();
        clock.advance(Duration.ofSeconds(10));
        assertTold(home, ana, tokens);
        refresh(tokens).expect(401, "INVALID_CREDENTIALS");
        assertThat(Claims.memberships(signedIn(ana))).isEmpty();
    }

    private void assertTold(TenantId clinic, Person person, JsonNode tokens) {
        SessionsEnded told = Endings.all(events, clinic);
        assertThat(told.userId()).isEqualTo(person.id());
        assertThat(told.sessionIds()).contains(Claims.session(tokens));
    }

    private void awaitCarried(JsonNode tokens, String... memberships) {
        await().untilAsserted(() -> assertThat(
                        Claims.memberships(refresh(tokens).expect(200).data()))
                .containsExactlyInAnyOrder(memberships));
    }

    private JsonNode signedIn(Person person) {
        return login(person).expect(200).data();
    }

    private Answer login(Person person) {
        return api.post(
                "/api/auth/login",
                Map.of("email", person.email(), "password", ((RealKeycloak) identity).password(person)));
    }

    private Answer refresh(JsonNode tokens) {
        return api.post(
                "/api/auth/refresh",
                Map.of("refresh_token", tokens.path("refresh_token").asString()));
    }
}
