package com.msaas.gateway;

import static com.msaas.gateway.Edge.AUTH;
import static com.msaas.gateway.Edge.CRM;
import static com.msaas.gateway.Edge.GATEWAY;
import static com.msaas.gateway.Gateway.IDENTITY;
import static com.msaas.gateway.Gateway.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.MemberRole;
import com.msaas.contracts.MemberRoleChanged;
import com.msaas.gateway.SmallService.Seen;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity.Flaw;
import com.msaas.testsupport.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static final String CLIENTS = "/api/clients";

    @BeforeEach
    void calm() {
        CRM.calm();
        AUTH.calm();
    }

    @Test
    void letsAMemberThroughAndSaysWhoHeIs() {
        Person ana = member(Role.STAFF);
        String token = IDENTITY.token(ana);

        GATEWAY.api().as(token).get(CLIENTS + "?page=2&search=a%20b").expect(200);

        Seen seen = CRM.last();
        assertThat(seen.target()).isEqualTo(CLIENTS + "?page=2&search=a%20b");
        assertThat(seen.header("X-User-Id")).contains(ana.id().toString());
        assertThat(seen.header("X-Tenant-Id"))
                .contains(ana.memberships().getFirst().tenant().toString());
        assertThat(seen.header("X-User-Role")).contains("staff");
        assertThat(seen.header("Authorization")).contains("Bearer " + token);
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void refusesABadToken(Flaw flaw) {
        Answer answer = GATEWAY.api()
                .as(IDENTITY.badToken(member(Role.OWNER), flaw))
                .get(CLIENTS)
                .expect(401, "UNAUTHENTICATED");

        assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("invalid_token");
        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void refusesATokenThatWasTakenBack() {
        Person ana = member(Role.ADMIN);
        GATEWAY.api().as(ana).get(CLIENTS).expect(200);
        Membership membership = ana.memberships().getFirst();

        new Events()
                .publish(
                        membership.tenant(),
                        new MemberRoleChanged(ana.id(), 2, MemberRole.STAFF, MemberRole.ADMIN, Instant.now()));

        await().untilAsserted(() -> GATEWAY.api().as(ana).get(CLIENTS).expect(401, "UNAUTHENTICATED"));
    }

    @Test
    void refusesWhoBringsNoToken() {
        Answer answer = GATEWAY.api().post(CLIENTS, Map.of("first_name", "Ana")).expect(401, "UNAUTHENTICATED");

        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void takesNoOtherScheme() {
        GATEWAY.api().header("Authorization", "Basic YTpi").get(CLIENTS).expect(401);

        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void takesNoSecondToken() {
        String token = "Authorization: Bearer " + IDENTITY.token(member(Role.OWNER));

        assertThat(RawHttp.get(GATEWAY.port(), CLIENTS, token, token).status()).isEqualTo(401);
        assertThat(RawHttp.get(GATEWAY.port(), CLIENTS, token).status()).isEqualTo(200);
    }

    @Test
    void takesNoTokenFromTheAddress() {
        GATEWAY.api()
                .get(CLIENTS + "?access_token=" + IDENTITY.token(member(Role.OWNER)))
                .expect(401);

        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void refusesWhoBelongsToNoClinic() {
        GATEWAY.api().as(member()).get(CLIENTS).expect(403, "FORBIDDEN");

        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void refusesOperatorsWhoBelongToNoClinic() {
        GATEWAY.api().as(IDENTITY.operatorToken()).get(CLIENTS).expect(403, "FORBIDDEN");
    }

    @Test
    void asksWhichOfSeveralClinicsIsMeant() {
        GATEWAY.api().as(member(Role.OWNER, Role.STAFF)).get(CLIENTS).expect(400, "CLINIC_REQUIRED");

        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void goesToTheClinicThatIsChosen() {
        Person ana = member(Role.OWNER, Role.STAFF);
        Membership second = ana.memberships().getLast();

        GATEWAY.api().as(ana, second.tenant()).get(CLIENTS).expect(200);

        assertThat(CRM.last().header("X-Tenant-Id")).contains(second.tenant().toString());
        assertThat(CRM.last().header("X-User-Role")).contains("staff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-id", "{\"$ne\":null}", ""})
    void refusesAChoiceThatIsNone(String choice) {
        GATEWAY.api()
                .as(member(Role.OWNER))
                .header("X-Clinic-Id", choice)
                .get(CLIENTS)
                .expect(403, "FORBIDDEN");

        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void refusesAForeignClinic() {
        GATEWAY.api()
                .as(member(Role.OWNER))
                .header("X-Clinic-Id", UUID.randomUUID().toString())
                .get(CLIENTS)
                .expect(403, "FORBIDDEN");

        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void needsNoClinicForTheUsersOwnThings() {
        Person nowhere = member();
        Person twice = member(Role.OWNER, Role.STAFF);

        GATEWAY.api().as(nowhere).get("/api/auth/session").expect(200);
        assertThat(AUTH.last().header("X-User-Id")).contains(nowhere.id().toString());
        assertThat(AUTH.last().header("X-Tenant-Id")).isEmpty();

        GATEWAY.api().as(twice).get("/api/auth/session").expect(200);
        assertThat(AUTH.last().header("X-Tenant-Id")).isEmpty();

        GATEWAY.api().get("/api/auth/session").expect(401);
    }

    @Test
    void letsEverybodyInAtOpenDoors() {
        GATEWAY.api().post("/api/auth/login", Map.of("email", "a@b.test")).expect(200);
        GATEWAY.api().get("/api/auth/verify-email?token=x").expect(200);
        GATEWAY.api().post("/api/auth/verify-email/resend", Map.of()).expect(200);

        assertThat(AUTH.seen()).hasSize(3);
        GATEWAY.api().get("/api/auth/login").expect(401);
        GATEWAY.api().post("/api/auth/logout", Map.of()).expect(401);
    }

    @Test
    void letsStripeInAndLeavesItsWordsAsTheyAre() {
        byte[] words =
                "{ \"id\":\t\"evt_1\",\r\n\"name\": \"Măriuca Ș.\", \"n\": 1.50 }\n".getBytes(StandardCharsets.UTF_8);
        Edge.BILLING.calm();

        GATEWAY.api()
                .header("Stripe-Signature", "t=1,v1=abc,v0=def")
                .send("POST", "/api/webhooks/stripe", words)
                .expect(200);

        assertThat(Edge.BILLING.last().body()).isEqualTo(words);
        assertThat(Edge.BILLING.last().header("Stripe-Signature")).contains("t=1,v1=abc,v0=def");
        assertThat(Edge.BILLING.last().header("X-Tenant-Id")).isEmpty();
        GATEWAY.api().get("/api/webhooks/stripe").expect(401);
    }

    @Test
    void doesNotLookAtATokenAtAnOpenDoor() {
        Person ana = member(Role.OWNER);

        GATEWAY.api()
                .as(IDENTITY.badToken(ana, Flaw.EXPIRED))
                .header("X-Clinic-Id", "nonsense")
                .post("/api/auth/refresh", Map.of())
                .expect(200);
        GATEWAY.api().as(ana).post("/api/auth/refresh", Map.of()).expect(200);

        assertThat(AUTH.seen()).allSatisfy(seen -> {
            assertThat(seen.header("Authorization")).isEmpty();
            assertThat(seen.header("X-User-Id")).isEmpty();
        });
    }
}
