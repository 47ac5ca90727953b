package com.msaas.tenant.invitation;

import static com.msaas.tenant.RegisteredClinics.accept;
import static com.msaas.tenant.RegisteredClinics.contact;
import static com.msaas.tenant.RegisteredClinics.invite;
import static com.msaas.tenant.RegisteredClinics.join;
import static com.msaas.tenant.RegisteredClinics.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.InvitationContact;
import com.msaas.contracts.MemberJoined;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.MemberRoleChanged;
import com.msaas.contracts.Topic;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Events.Told;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.Plans;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class InvitationTest {
    private static final Instant MORNING = Instant.parse("2027-01-04T08:00:00Z");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Plans plans;

    @Autowired
    TestClock clock;

    @Autowired
    Invitations invitations;

    @Test
    void standsForSevenDaysAndIsToldToWhoeverMailsIt() {
        Clinic clinic = clinicWith(5L);
        clock.stopAt(MORNING);

        Answer invited = invite(api.as(clinic.owner()), "Ana.Ionescu@Example.RO", "staff")
                .expect(201);

        assertThat(invited.data().path("expires_at").asString()).isEqualTo("2027-01-11T08:00:00Z");
        InvitationContact told = contacts(clinic, 1).getFirst().as(InvitationContact.class);
        assertThat(told.invitationId().toString())
                .isEqualTo(invited.data().path("invitation_id").asString());
        assertThat(told.email()).isEqualTo("ana.ionescu@example.ro");
        assertThat(told.role()).isEqualTo(MemberRole.STAFF);
        assertThat(told.expiresAt()).isEqualTo(MORNING.plus(Duration.ofDays(7)));
        assertThat(open(clinic)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(api.as(clinic.owner())
                        .get("/api/audit-logs?action=invitation.sent")
                        .text())
                .contains("\"email\"")
                .doesNotContain("ana.ionescu"));
    }

    @Test
    void becomesAMemberWhenItIsAccepted() {
        Clinic clinic = clinicWith(2L);
        Person ana = clinics.member("Ana Ionescu");
        Answer invited = invite(api.as(clinic.owner()), ana.email(), "staff").expect(201);

        accept(events, clinic, invited, ana);

        MemberJoined joined = ofMember(clinic, ana, 1).getFirst().as(MemberJoined.class);
        assertThat(joined.role()).isEqualTo(MemberRole.STAFF);
        assertThat(joined.version()).isEqualTo(1);
        assertThat(contacts(clinic, 2).getLast().value()).isNull();
        assertThat(open(clinic)).isZero();
        assertThat(api.as(clinic.owner()).get("/api/team").expect(200).data()).hasSize(2);
        invite(api.as(clinic.owner()), "alt@example.ro", "staff").expect(402, "PLAN_LIMIT_REACHED");
    }

    @Test
    void sendsAwayWhoSaysYesToWhatWasWithdrawnMeanwhile() {
        Clinic clinic = clinicWith(2L);
        Person ana = clinics.member("Ana Ionescu");
        Answer invited = invite(api.as(clinic.owner()), ana.email(), "staff").expect(201);
        api.as(clinic.owner()).delete(path(invited)).expect(204);

        accept(events, clinic, invited, ana);

        assertThat(ofMember(clinic, ana, 1).getFirst().as(MemberRemoved.class).version())
                .isEqualTo(1);
        assertThat(api.as(clinic.owner()).get("/api/team").expect(200).data()).hasSize(1);

        Answer once = invite(api.as(clinic.owner()), ana.email(), "staff").expect(201);
        accept(events, clinic, once, ana);

        assertThat(ofMember(clinic, ana, 2).getLast().as(MemberJoined.class).version())
                .isEqualTo(2);
    }

    @Test
    void leavesAMemberWhoAcceptsItWithAnotherAddressWhatHeIs() {
        Clinic clinic = clinicWith(2L);
        Answer invited =
                invite(api.as(clinic.owner()), "alta@example.ro", "viewer").expect(201);

        accept(events, clinic, invited, clinic.owner());

        MemberRoleChanged told = ofMember(clinic, clinic.owner(), 2).getLast().as(MemberRoleChanged.class);
        assertThat(told.role()).isEqualTo(MemberRole.OWNER);
        assertThat(told.version()).isEqualTo(2);
        invite(api.as(clinic.owner()), "inca@example.ro", "staff").expect(201);
    }

    @Test
    void runsOutAndGivesItsPlaceBack() {
        Clinic clinic = clinicWith(2L);
        invite(api.as(clinic.owner()), "ana@example.ro", "staff").expect(201);
        invite(api.as(clinic.owner()), "alt@example.ro", "staff").expect(402, "PLAN_LIMIT_REACHED");

        clock.advance(Duration.ofDays(7).plusMinutes(16));

        await().until(() -> open(clinic) == 0);
        assertThat(contacts(clinic, 2).getLast().value()).isNull();
        invite(api.as(clinic.owner()), "alt@example.ro", "staff").expect(201);
    }

    @Test
    void standsLongerWhenItIsSentAgain() {
        Clinic clinic = clinicWith(3L);
        Clinic other = clinicWith(3L);
        Answer invited =
                invite(api.as(clinic.owner()), "ana@example.ro", "staff").expect(201);
        invite(api.as(other.owner()), "ana@example.ro", "staff").expect(201);
        clock.advance(Duration.ofDays(4));

        Answer again =
                api.as(clinic.owner()).post(path(invited) + "/resend", "").expect(200);

        assertThat(Instant.parse(again.data().path("expires_at").asString()))
                .isAfter(Instant.parse(invited.data().path("expires_at").asString())
                        .plus(Duration.ofDays(3)));
        assertThat(contacts(clinic, 2).getLast().as(InvitationContact.class).version())
                .isEqualTo(2);
        clock.advance(Duration.ofDays(4));
        await().until(() -> open(other) == 0);
        assertThat(open(clinic)).isEqualTo(1);
    }

    @Test
    void isForNobodyTwice() {
        Clinic clinic = clinicWith(null);
        Person ana = clinics.member("Ana Ionescu");
        join(api, events, clinic, ana, "staff");
        events.publish(clinic.id(), contact(ana, 1));

        invite(api.as(clinic.owner()), "alt@example.ro", "staff").expect(201);

        invite(api.as(clinic.owner()), "ALT@example.ro", "viewer").expect(409, "ALREADY_INVITED");
        await().untilAsserted(() ->
                invite(api.as(clinic.owner()), ana.email(), "viewer").expect(409, "ALREADY_MEMBER"));
    }

    @Test
    void makesNobodyMoreThanWhoSendsIt() {
        Clinic clinic = clinicWith(null);
        Answer owner =
                invite(api.as(clinic.owner()), "patroana@example.ro", "owner").expect(201);

        invite(api.as(clinic.admin()), "alt@example.ro", "owner").expect(403, "FORBIDDEN");
        api.as(clinic.admin()).post(path(owner) + "/resend", "").expect(403, "FORBIDDEN");
        api.as(clinic.admin()).delete(path(owner)).expect(403, "FORBIDDEN");
        invite(api.as(clinic.admin()), "alt@example.ro", "admin").expect(201);
    }

    @Test
    void asksAsManyAsThePlanHasPlacesForWhoeverAsksAtOnce() {
        Clinic clinic = clinicWith(4L);

        List<Integer> answers = atOnce(
                8,
                number -> invite(api.as(clinic.owner()), "om" + number + "@example.ro", "staff")
                        .status());

        assertThat(answers)
                .containsOnly(201, 402)
                .filteredOn(status -> status == 201)
                .hasSize(3);
        Answer refused =
                invite(api.as(clinic.owner()), "inca@example.ro", "staff").expect(402, "PLAN_LIMIT_REACHED");
        assertThat(refused.text()).contains("\"limit\":\"team_members\"", "\"used\":4", "\"allowed\":4");
    }

    @Test
    void isListedByItsIndex() {
        Clinic clinic = clinicWith(null);

        String plan = TenantContext.call(
                clinic.id(),
                () -> invitations
                        .query()
                        .explain()
                        .get("queryPlanner", Document.class)
                        .get("winningPlan", Document.class)
                        .toJson());

        assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
    }

    private Clinic clinicWith(@Nullable Long places) {
        Clinic clinic = register(events, clinics.fresh());
        plans.put(clinic.id(), "starter", "team_members", places, "pro");
        return clinic;
    }

    private int open(Clinic clinic) {
        return api.as(clinic.owner())
                .get("/api/team/invitations")
                .expect(200)
                .data()
                .size();
    }

    private static String path(Answer invited) {
        return "/api/team/invitations/" + invited.data().path("invitation_id").asString();
    }

    private List<Told> contacts(Clinic clinic, int atLeast) {
        try (Events.Reader reader = events.read(Topic.TENANT_CONTACT, clinic.id())) {
            return reader.await(atLeast);
        }
    }

    private List<Told> ofMember(Clinic clinic, Person person, int atLeast) {
        try (Events.Reader reader = events.read(Topic.TENANT_MEMBER, clinic.id())) {
            return reader.await(all -> of(person, all).count() >= atLeast).stream()
                    .filter(one -> of(person, List.of(one)).findAny().isPresent())
                    .toList();
        }
    }

    private static Stream<Told> of(Person person, List<Told> all) {
        return all.stream().filter(one -> one.envelope().subject().equals(person.id()));
    }

    private static List<Integer> atOnce(int many, IntFunction<Integer> act) {
        List<CompletableFuture<Integer>> running = IntStream.range(0, many)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> act.apply(number), task -> Thread.ofVirtual().start(task)))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }
}
