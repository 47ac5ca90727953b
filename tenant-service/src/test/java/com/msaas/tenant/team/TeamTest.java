package com.msaas.tenant.team;

import static com.msaas.tenant.RegisteredClinics.contact;
import static com.msaas.tenant.RegisteredClinics.join;
import static com.msaas.tenant.RegisteredClinics.register;
import static com.msaas.tenant.RegisteredClinics.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MemberContact;
import com.msaas.contracts.MemberJoined;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.MemberRoleChanged;
import com.msaas.contracts.Topic;
import com.msaas.platform.api.Sort;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class TeamTest {
    private static final Sort BY_AGE = new Sort(List.of(new Sort.By(Members.JOINED_AT, false)));

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Plans plans;

    @Autowired
    Members members;

    @Test
    void showsTheOwnerWhoseContactCameAfterHim() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), registered(clinic, "Una"));
        JsonNode before = firstOf(clinic);
        assertThat(before.path("role").asString()).isEqualTo("owner");
        assertThat(before.path("name").isNull()).isTrue();

        events.publish(clinic.id(), contact(clinic.owner(), 1));

        await().untilAsserted(() -> {
            JsonNode owner = firstOf(clinic);
            assertThat(owner.path("user_id").asString())
                    .isEqualTo(clinic.owner().id().toString());
            assertThat(owner.path("name").asString()).isEqualTo(clinic.owner().name());
            assertThat(owner.path("email").asString()).isEqualTo(clinic.owner().email());
            assertThat(owner.path("joined_at").asString()).isEqualTo("2027-01-04T08:00:00Z");
        });
    }

    @Test
    void showsTheOwnerWhoseContactCameBeforeHim() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), contact(clinic.owner(), 1));
        Clinic later = register(events, clinics.fresh());
        await().until(() -> !firstOf(later).path("name").isNull());
        api.as(clinic.owner()).get("/api/team").expect(503, "TENANT_NOT_READY");

        events.publish(clinic.id(), registered(clinic, "Alta"));

        await().untilAsserted(() -> assertThat(firstOf(clinic).path("name").asString())
                .isEqualTo(clinic.owner().name()));
    }

    @Test
    void takesOnlyNewerContacts() {
        Clinic clinic = register(events, clinics.fresh());
        events.publish(clinic.id(), new MemberContact(clinic.owner().id(), 3, "Nume Nou", "nou@clinic.test"));
        events.publish(clinic.id(), new MemberContact(clinic.owner().id(), 2, "Nume Vechi", "vechi@clinic.test"));
        events.publish(clinic.id(), contact(clinic.staff(), 1));

        await().untilAsserted(() ->
                assertThat(firstOf(clinic).path("name").asString()).isEqualTo("Nume Nou"));
        assertThat(firstOf(clinic).path("email").asString()).isEqualTo("nou@clinic.test");
    }

    @Test
    void forgetsWhomTheContactTopicForgets() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), registered(clinic, "Uitată"));
        EventEnvelope told = events.publish(clinic.id(), contact(clinic.owner(), 1));
        await().until(() -> !firstOf(clinic).path("name").isNull());

        events.publish(
                Topic.AUTH_CONTACT,
                Topic.AUTH_CONTACT.key(clinic.id().value(), clinic.owner().id()),
                null,
                new EventEnvelope(
                                java.util.UUID.randomUUID(),
                                told.type(),
                                told.source(),
                                told.subject(),
                                told.time(),
                                told.tenantId(),
                                null,
                                told.actor())
                        .toHeaders());

        await().until(() -> firstOf(clinic).path("name").isNull());
    }

    @Test
    void showsNobodyOfAnotherClinic() {
        Clinic ours = register(events, clinics.fresh());
        Clinic theirs = register(events, clinics.fresh());

        assertThat(firstOf(ours).path("user_id").asString())
                .isEqualTo(ours.owner().id().toString());
        assertThat(firstOf(theirs).path("user_id").asString())
                .isEqualTo(theirs.owner().id().toString());
    }

    @Test
    void tellsTheLogWhoJoined() {
        Clinic clinic = register(events, clinics.fresh());

        List<AuditRecorded> joined = events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(3).stream()
                .map(one -> one.as(AuditRecorded.class))
                .filter(one -> one.action().equals("team.member_joined"))
                .toList();

        assertThat(joined).hasSize(1);
        assertThat(joined.getFirst().resourceId()).isEqualTo(clinic.owner().id().toString());
        assertThat(joined.getFirst().changes())
                .extracting(change -> change.field() + "=" + change.newValue())
                .containsExactly("role=owner");
    }

    @Nested
    class Roles {
        @Test
        void areChangedAndToldToEverybody() {
            Clinic clinic = open();
            join(api, events, clinic, clinic.staff(), "staff");

            Answer changed = role(clinic.owner(), clinic.staff(), "viewer").expect(200);

            assertThat(changed.data().path("role").asString()).isEqualTo("viewer");
            assertThat(changed.data().path("version").asLong()).isEqualTo(2);
            MemberRoleChanged told = told(clinic, 3).getLast().as(MemberRoleChanged.class);
            assertThat(told.userId()).isEqualTo(clinic.staff().id());
            assertThat(told.previousRole()).isEqualTo(MemberRole.STAFF);
            assertThat(told.role()).isEqualTo(MemberRole.VIEWER);
            assertThat(told.version()).isEqualTo(2);
            await().untilAsserted(() -> assertThat(api.as(clinic.owner())
                            .get("/api/audit-logs?action=team.role_changed")
                            .data()
                            .path(0)
                            .path("severity")
                            .asString(""))
                    .isEqualTo("critical"));
            assertThat(role(clinic.owner(), clinic.staff(), "viewer")
                            .expect(200)
                            .data()
                            .path("version")
                            .asLong())
                    .isEqualTo(2);
            api.as(clinic.owner())
                    .header("If-Match", "\"1\"")
                    .patch("/api/team/" + clinic.staff().id(), Map.of("role", "staff"))
                    .expect(409, "VERSION_MISMATCH");
        }

        @Test
        void ofOwnersAreOutOfReachForAdmins() {
            Clinic clinic = open();
            join(api, events, clinic, clinic.admin(), "admin");
            join(api, events, clinic, clinic.staff(), "staff");

            role(clinic.admin(), clinic.owner(), "staff").expect(403, "FORBIDDEN");
            remove(clinic.admin(), clinic.owner()).expect(403, "FORBIDDEN");
            role(clinic.admin(), clinic.admin(), "owner").expect(403, "FORBIDDEN");
            role(clinic.admin(), clinic.staff(), "owner").expect(403, "FORBIDDEN");
            role(clinic.admin(), clinic.staff(), "admin").expect(200);
            remove(clinic.admin(), clinic.staff()).expect(204);
        }

        @Test
        void leaveAClinicItsLastOwner() {
            Clinic clinic = open();
            join(api, events, clinic, clinic.staff(), "staff");

            role(clinic.owner(), clinic.owner(), "admin").expect(409, "LAST_OWNER");
            remove(clinic.owner(), clinic.owner()).expect(409, "LAST_OWNER");

            role(clinic.owner(), clinic.staff(), "owner").expect(200);
            remove(clinic.owner(), clinic.owner()).expect(204);
            remove(clinic.staff(), clinic.staff()).expect(403, "FORBIDDEN");
        }

        @RepeatedTest(4)
        void leaveOneOwnerWhenTwoDemoteEachOtherAtOnce() {
            Clinic clinic = open();
            Person second = clinics.member("Maria Popescu", new Membership(clinic.id(), Role.OWNER));
            join(api, events, clinic, second, "owner");

            List<Integer> answers = Stream.of(
                            inBackground(() -> role(clinic.owner(), second, "staff")),
                            inBackground(() -> remove(second, clinic.owner())))
                    .toList()
                    .stream()
                    .map(answer -> answer.join().status())
                    .toList();

            // who has lost his role by then may be refused at the door already
            assertThat(answers)
                    .filteredOn(status -> status == 200 || status == 204)
                    .hasSize(1);
            assertThat(TenantContext.call(
                            clinic.id(), () -> members.query(BY_AGE).list(found -> found.getString("role"))))
                    .containsOnlyOnce("owner");
        }
    }

    @Nested
    class Removal {
        @Test
        void isToldAndFreesThePlace() {
            Clinic clinic = register(events, clinics.fresh());
            plans.put(clinic.id(), "starter", "team_members", 2L, "pro");
            join(api, events, clinic, clinic.staff(), "staff");

            remove(clinic.owner(), clinic.staff()).expect(204);

            MemberRemoved told = told(clinic, 3).getLast().as(MemberRemoved.class);
            assertThat(told.userId()).isEqualTo(clinic.staff().id());
            assertThat(told.version()).isEqualTo(2);
            firstOf(clinic);
            remove(clinic.owner(), clinic.staff()).expect(404, "NOT_FOUND");
            await().until(() -> api.as(clinic.owner())
                    .get("/api/audit-logs?action=team.member_removed")
                    .text()
                    .contains("critical"));
        }

        @Test
        void isFollowedByNewerVersionsOfWhoComesBack() {
            Clinic clinic = open();
            join(api, events, clinic, clinic.staff(), "staff");
            remove(clinic.owner(), clinic.staff()).expect(204);

            join(api, events, clinic, clinic.staff(), "admin");

            MemberJoined again = told(clinic, 4).getLast().as(MemberJoined.class);
            assertThat(again.version()).isEqualTo(3);
            assertThat(again.role()).isEqualTo(MemberRole.ADMIN);
        }
    }

    @Test
    void tellsOfTheOwnerAsOfAnyMember() {
        Clinic clinic = register(events, clinics.fresh());

        MemberJoined told = told(clinic, 1).getFirst().as(MemberJoined.class);

        assertThat(told.userId()).isEqualTo(clinic.owner().id());
        assertThat(told.role()).isEqualTo(MemberRole.OWNER);
        assertThat(told.version()).isEqualTo(1);
    }

    @Test
    void isSortedByWhenTheyJoinedOnly() {
        Clinic clinic = register(events, clinics.fresh());
        firstOf(clinic);

        api.as(clinic.owner()).get("/api/team?sort=-joined_at").expect(200);
        api.as(clinic.owner()).get("/api/team?sort=name").expect(400, "VALIDATION_FAILED");
    }

    @Test
    void isReadByItsIndex() {
        Clinic clinic = register(events, clinics.fresh());

        Document explained =
                TenantContext.call(clinic.id(), () -> members.query(BY_AGE).explain());

        assertThat(explained.toJson()).doesNotContain("COLLSCAN");
        assertThat(explained
                        .get("queryPlanner", Document.class)
                        .get("winningPlan", Document.class)
                        .toJson())
                .contains("IXSCAN")
                .doesNotContain("\"SORT\"");
    }

    private Clinic open() {
        Clinic clinic = register(events, clinics.fresh());
        plans.put(clinic.id(), "enterprise", "team_members", null, null);
        return clinic;
    }

    private Answer role(Person by, Person of, String role) {
        return api.as(by).patch("/api/team/" + of.id(), Map.of("role", role));
    }

    private Answer remove(Person by, Person who) {
        return api.as(by).delete("/api/team/" + who.id());
    }

    private List<Told> told(Clinic clinic, int atLeast) {
        try (Events.Reader reader = events.read(Topic.TENANT_MEMBER, clinic.id())) {
            return reader.await(atLeast);
        }
    }

    private static CompletableFuture<Answer> inBackground(Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task));
    }

    private JsonNode firstOf(Clinic clinic) {
        Answer team = api.as(clinic.owner()).get("/api/team").expect(200);
        assertThat(team.data()).hasSize(1);
        return team.data().path(0);
    }
}
