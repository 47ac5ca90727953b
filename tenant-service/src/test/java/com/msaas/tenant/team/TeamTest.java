package com.msaas.tenant.team;

import static com.msaas.tenant.RegisteredClinics.contact;
import static com.msaas.tenant.RegisteredClinics.register;
import static com.msaas.tenant.RegisteredClinics.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MemberContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.api.Sort;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.List;
import org.bson.Document;
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

        List<AuditRecorded> joined = events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(2).stream()
                .map(one -> one.as(AuditRecorded.class))
                .filter(one -> one.action().equals("team.member_joined"))
                .toList();

        assertThat(joined).hasSize(1);
        assertThat(joined.getFirst().resourceId()).isEqualTo(clinic.owner().id().toString());
        assertThat(joined.getFirst().changes())
                .extracting(change -> change.field() + "=" + change.newValue())
                .containsExactly("role=owner");
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

    private JsonNode firstOf(Clinic clinic) {
        Answer team = api.as(clinic.owner()).get("/api/team").expect(200);
        assertThat(team.data()).hasSize(1);
        return team.data().path(0);
    }
}
