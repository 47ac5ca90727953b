package com.msaas.auth.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.AuthTest;
import com.msaas.auth.Claims;
import com.msaas.auth.FaultyKeycloak;
import com.msaas.auth.Invited;
import com.msaas.auth.KeycloakUsers;
import com.msaas.auth.Newcomer;
import com.msaas.contracts.InvitationAccepted;
import com.msaas.contracts.InvitationContact;
import com.msaas.contracts.MemberContact;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class InvitationTest extends AuthTest {
    @Autowired
    ApiClient api;

    @Autowired
    Events events;

    @Autowired
    TestClock clock;

    private final TenantId clinic = new TenantId(Ids.next());

    @BeforeEach
    void openClinic() {
        events.publish(clinic, Invited.opened(clinic));
    }

    @Test
    void letsSomebodyNewJoinWithAPasswordOfHisOwn() {
        Newcomer ion = Newcomer.with(api);
        Invited invited = Invited.to(events, clinic, ion.email());
        String token = invited.token(1);

        JsonNode shown = api.get("/api/auth/invitations/" + token).expect(200).data();
        Answer joined = invited.accept(api, token, Map.of("name", "Ion Pop", "password", ion.password()))
                .expect(200);

        assertThat(shown.path("clinic_name").asString()).isEqualTo("Clinica Zâmbet");
        assertThat(shown.path("role").asString()).isEqualTo("staff");
        assertThat(shown.path("has_account").asBoolean()).isFalse();
        UUID user = UUID.fromString(joined.data().path("user_id").asString());
        assertThat(Claims.memberships(ion.login().expect(200).data())).containsExactly(clinic + ":staff");
        assertThat(accepted(1).getFirst())
                .extracting(InvitationAccepted::invitationId, InvitationAccepted::userId, InvitationAccepted::role)
                .containsExactly(invited.id(), user, MemberRole.STAFF);
        assertThat(events.read(Topic.AUTH_CONTACT, clinic).await(1).getFirst().as(MemberContact.class))
                .isEqualTo(new MemberContact(user, 1, "Ion Pop", ion.email()));
        invited.accept(api, token, Map.of("password", ion.password())).expect(400, "LINK_INVALID");
        api.get("/api/auth/invitations/" + token).expect(400, "LINK_INVALID");
        ion.register().expect(409, "EMAIL_TAKEN");
    }

    @Test
    void letsSomebodyJoinWithTheAccountThatHeHas() {
        Newcomer ana = Newcomer.with(api);
        TenantId own = TenantId.of(ana.joined().data().path("tenant_id").asString());
        JsonNode tokens = ana.login().expect(200).data();
        Invited invited = Invited.to(events, clinic, ana.email());
        String token = invited.token(2);

        assertThat(api.get("/api/auth/invitations/" + token)
                        .expect(200)
                        .data()
                        .path("has_account")
                        .asBoolean())
                .isTrue();
        invited.accept(api, token, Map.of("password", "nu este parola")).expect(401, "INVALID_CREDENTIALS");
        invited.accept(api, token, Map.of("password", ana.password())).expect(200);

        assertThat(Claims.memberships(ana.refresh(tokens.path("refresh_token").asString())
                        .expect(200)
                        .data()))
                .containsExactlyInAnyOrder(own + ":owner", clinic + ":staff");
        assertThat(accepted(1)).hasSize(1);
    }

    @Test
    void letsSomebodySignedInJoinIfTheInvitationIsHis() {
        Newcomer ana = Newcomer.with(api);
        Newcomer eva = Newcomer.with(api);
        ana.joined();
        eva.joined();
        String hers = ana.login().expect(200).data().path("access_token").asString();
        String eve = eva.login().expect(200).data().path("access_token").asString();
        Invited invited = Invited.to(events, clinic, ana.email());
        Map<String, String> link = Map.of("token", invited.token(2));

        api.as(eve).post("/api/auth/invitations/accept", link).expect(403, "FORBIDDEN");
        api.post("/api/auth/invitations/accept", link).expect(401);
        api.as(hers).post("/api/auth/invitations/accept", link).expect(200);

        api.as(hers).post("/api/auth/invitations/accept", link).expect(400, "LINK_INVALID");
    }

    @Test
    void letsOneOfSeveralAtOnceThrough() {
        Newcomer ion = Newcomer.with(api);
        Invited invited = Invited.to(events, clinic, ion.email());
        String token = invited.token(1);

        List<Integer> statuses = Stream.of(1, 2, 3)
                .map(_ -> CompletableFuture.supplyAsync(
                        () -> invited.accept(api, token, Map.of("password", ion.password()))
                                .status(),
                        work -> Thread.ofVirtual().start(work)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 400, 503);
        assertThat(accepted(1)).hasSize(1);
        assertThat(KeycloakUsers.with(ion.email())).hasSize(1);
        ion.login().expect(200);
    }

    @Test
    void refusesWhatIsTooOldOrWithdrawn() {
        Newcomer ion = Newcomer.with(api);
        Invited old = Invited.to(events, clinic, ion.email());
        Newcomer ada = Newcomer.with(api);
        Invited withdrawn = Invited.to(events, clinic, ada.email());
        String tooLate = old.token(1);
        String gone = withdrawn.token(1);

        withdrawn.withdraw();
        await().untilAsserted(() -> api.get("/api/auth/invitations/" + gone).expect(400, "LINK_INVALID"));
        clock.advance(Duration.ofDays(7));

        withdrawn.accept(api, gone, Map.of("password", ada.password())).expect(400, "LINK_INVALID");
        old.accept(api, tooLate, Map.of("password", ion.password())).expect(400, "LINK_INVALID");
        assertThat(KeycloakUsers.with(ada.email())).isEmpty();
    }

    @Test
    void mailsOnceMoreWhenAsked() {
        Newcomer ion = Newcomer.with(api);
        Invited invited = Invited.to(events, clinic, ion.email());
        invited.token(1);

        events.publish(
                clinic,
                new InvitationContact(
                        invited.id(),
                        2,
                        "Ion",
                        ion.email(),
                        MemberRole.STAFF,
                        Instant.now().plus(Duration.ofDays(7))));

        invited.accept(api, invited.token(2), Map.of("password", ion.password()))
                .expect(200);
    }

    @Test
    void takesABetterPasswordByTheSameLinkAndEndsARegistrationThatWaited() {
        Newcomer ion = Newcomer.with(api);
        ion.register().expect(201);
        String verification = ion.token(1);
        Invited invited = Invited.to(events, clinic, ion.email());
        String token = invited.token(2);
        String chosen = "parola-invitatului";

        invited.accept(api, token, Map.of("password", "scurta")).expect(400, "VALIDATION_FAILED");
        invited.accept(api, token, Map.of("password", chosen)).expect(200);

        assertThat(Claims.memberships(
                        ion.withPassword(chosen).login().expect(200).data()))
                .containsExactly(clinic + ":staff");
        ion.verify(verification).expect(400, "LINK_INVALID");
    }

    @ParameterizedTest
    @CsvSource({
        "AFTER, POST /admin/realms/clinic/users",
        "BEFORE, PUT /admin/realms/clinic/users/",
        "AFTER, PUT /admin/realms/clinic/users/"
    })
    void leavesNothingHalfMadeWhereverItIsCutOff(FaultyKeycloak.When when, String call) {
        Newcomer ion = Newcomer.with(api);
        Invited invited = Invited.to(events, clinic, ion.email());
        String token = invited.token(1);
        FaultyKeycloak.Fault fault = KEYCLOAK.cut(when, call);

        invited.accept(api, token, Map.of("password", "parola-primei-incercari"))
                .expect(503);

        assertThat(fault.struck()).isPositive();
        KEYCLOAK.heal();
        invited.accept(api, token, Map.of("password", ion.password())).expect(200);
        assertThat(accepted(1)).hasSize(1);
        assertThat(KeycloakUsers.with(ion.email())).hasSize(1);
        assertThat(Claims.memberships(ion.login().expect(200).data())).containsExactly(clinic + ":staff");
    }

    @Test
    void finishesByItselfWhatWasCutOff() {
        Newcomer ion = Newcomer.with(api);
        Invited invited = Invited.to(events, clinic, ion.email());
        String token = invited.token(1);
        FaultyKeycloak.Fault fault = KEYCLOAK.cut(FaultyKeycloak.When.AFTER, "PUT /admin/realms/clinic/users/");

        invited.accept(api, token, Map.of("password", ion.password())).expect(503);

        assertThat(fault.struck()).isPositive();
        KEYCLOAK.heal();
        clock.advance(Duration.ofMinutes(2));
        assertThat(accepted(1)).hasSize(1);
        assertThat(Claims.memberships(ion.login().expect(200).data())).containsExactly(clinic + ":staff");
    }

    @Test
    void leavesWhoIsRefusedAfterAllOutside() {
        Newcomer ion = Newcomer.with(api);
        Invited invited = Invited.to(events, clinic, ion.email());
        UUID user = UUID.fromString(invited.accept(api, invited.token(1), Map.of("password", ion.password()))
                .expect(200)
                .data()
                .path("user_id")
                .asString());
        String session = ion.refreshToken();

        events.publish(clinic, new MemberRemoved(user, 1, MemberRole.STAFF, Instant.now()));

        await().untilAsserted(() -> ion.refresh(session).expect(401, "INVALID_CREDENTIALS"));
        assertThat(Claims.memberships(ion.login().expect(200).data())).isEmpty();
    }

    @Test
    void changesNothingByLookingAndAllByTheButton() {
        Newcomer ion = Newcomer.with(api);
        Invited invited = Invited.to(events, clinic, ion.email());
        String token = invited.token(1);

        api.send("HEAD", "/api/auth/invitation?token=" + token, null).expect(200);
        api.get("/api/auth/invitation?token=" + token).expect(200);
        Answer page = api.get("/api/auth/invitation?token=" + token).expect(200);

        assertThat(page.text())
                .contains("value=\"" + token + "\"", "Clinica Zâmbet", "name=\"name\"", "<button")
                .doesNotContain("://");
        assertThat(pressed(token, "scurta").text()).contains("Ce ați completat nu poate fi folosit");
        assertThat(pressed(token, ion.password()).text()).contains("Bine ați venit");
        assertThat(pressed(token, ion.password()).text()).contains("Invitația nu a fost acceptată");
        assertThat(api.get("/api/auth/invitation?token=%22%3E%3Cscript%3E").text())
                .doesNotContain("script")
                .contains("Linkul nu mai este valabil");
        ion.login().expect(200);
    }

    private List<InvitationAccepted> accepted(int atLeast) {
        return events
                .read(Topic.AUTH_REGISTRATION, clinic)
                .await(told -> told.stream()
                                .filter(one -> one.type().contains("invitation"))
                                .count()
                        >= atLeast)
                .stream()
                .map(one -> one.as(InvitationAccepted.class))
                .toList();
    }

    private Answer pressed(String token, String password) {
        return api.header("Content-Type", "application/x-www-form-urlencoded")
                .send(
                        "POST",
                        "/api/auth/invitations/" + token + "/accept",
                        ("name=Ion&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
    }
}
