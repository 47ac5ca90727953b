package com.msaas.tenant.auditlog;

import static com.msaas.tenant.RegisteredClinics.contact;
import static com.msaas.tenant.RegisteredClinics.join;
import static com.msaas.tenant.RegisteredClinics.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AlertRaised;
import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditChange;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.AuditSeverity;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Topic;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.api.Sort;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.Plans;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class AuditLogTest {
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
    AuditLines lines;

    @Autowired
    AppendLine appendLine;

    @Autowired
    Transactions transactions;

    @Test
    void keepsALineWithAllThatWasSaid() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), contact(clinic.staff(), 1));
        AuditRecorded recorded = recorded(clinic.staff(), "appointment.booked", "appointment", Ids.next(), MORNING);

        events.publish(clinic.id(), recorded);

        JsonNode line = awaitLines(clinic, "", 1).path(0);
        await().untilAsserted(() -> assertThat(
                        awaitLines(clinic, "", 1).path(0).path("user_name").asString(""))
                .isEqualTo(clinic.staff().name()));
        assertThat(line.path("id").asString()).isEqualTo(recorded.auditId().toString());
        assertThat(line.path("user_id").asString())
                .isEqualTo(clinic.staff().id().toString());
        assertThat(line.path("action").asString()).isEqualTo("appointment.booked");
        assertThat(line.path("resource_type").asString()).isEqualTo("appointment");
        assertThat(line.path("resource_id").asString()).isEqualTo(recorded.resourceId());
        assertThat(line.path("changes").toString())
                .isEqualTo("[{\"field\":\"status\",\"old_value\":null,\"new_value\":\"scheduled\"},"
                        + "{\"field\":\"notes\",\"old_value\":null,\"new_value\":\"***\"}]");
        assertThat(line.path("ip_address").asString()).isEqualTo("203.0.113.7");
        assertThat(line.path("user_agent").asString()).isEqualTo("browser");
        assertThat(line.path("request_id").asString()).isEqualTo("request-1");
        assertThat(line.path("severity").asString()).isEqualTo("info");
        assertThat(line.path("timestamp").asString()).isEqualTo("2027-01-04T08:00:00Z");
    }

    @Test
    void keepsALineOnceHoweverOftenItIsTold() {
        Clinic clinic = clinics.fresh();
        AuditRecorded first = recorded(clinic.owner(), "client.added", "client", Ids.next(), MORNING);
        EventEnvelope envelope = events.publish(clinic.id(), first);
        events.publish(envelope, first);
        events.publish(clinic.id(), recorded(clinic.owner(), "client.updated", "client", Ids.next(), MORNING));

        JsonNode all = awaitLines(clinic, "", 2);

        assertThat(all.valueStream().map(line -> line.path("action").asString()))
                .containsExactlyInAnyOrder("client.added", "client.updated");
    }

    @Test
    void raisesOneAlertForEachCriticalLineAndNoneForOthers() {
        Clinic clinic = clinics.fresh();
        AuditRecorded first = critical(clinic.staff(), "client.deleted", "client", Ids.next());
        AuditRecorded second = critical(clinic.staff(), "client.deleted", "client", Ids.next());
        EventEnvelope envelope = events.publish(clinic.id(), first);
        events.publish(envelope, first);
        events.publish(clinic.id(), recorded(clinic.owner(), "client.updated", "client", Ids.next(), MORNING));
        events.publish(clinic.id(), second);

        assertThat(alerts(clinic, 2))
                .containsExactly(
                        new AlertRaised(
                                first.auditId(),
                                1,
                                1,
                                "client.deleted",
                                "client",
                                first.resourceId(),
                                clinic.staff().id(),
                                MORNING),
                        new AlertRaised(
                                second.auditId(),
                                1,
                                3,
                                "client.deleted",
                                "client",
                                second.resourceId(),
                                clinic.staff().id(),
                                MORNING));
    }

    @Test
    void raisesNoAlertForALineThatDidNotComeToStand() {
        Clinic clinic = clinics.fresh();
        AuditLine line = new AuditLine(
                Ids.next(),
                "client.deleted",
                "client",
                Ids.next().toString(),
                AuditActorKind.SYSTEM,
                null,
                null,
                null,
                null,
                null,
                AuditSeverity.CRITICAL,
                List.of(),
                MORNING);

        assertThatThrownBy(() -> TenantContext.call(
                        clinic.id(),
                        () -> Actor.system("test")
                                .call(() -> transactions.inOne(() -> {
                                    appendLine.append(line);
                                    throw new IllegalStateException("taken back");
                                }))))
                .hasMessage("taken back");

        AuditRecorded stands = critical(clinic.owner(), "client.deleted", "client", Ids.next());
        events.publish(clinic.id(), stands);
        assertThat(alerts(clinic, 1)).extracting(AlertRaised::auditId).containsExactly(stands.auditId());
    }

    @Test
    void raisesAlertsForWhatIsDeletedAndExportedAndForChangesOfRole() {
        Clinic clinic = register(events, clinics.fresh());
        plans.put(clinic.id(), "enterprise", "team_members", null, null);
        join(api, events, clinic, clinic.staff(), "staff");
        ApiClient owner = api.as(clinic.owner());
        owner.post("/api/locations", Map.of("name", "Centru", "address", "Str. Lungă 1"))
                .expect(201);
        UUID second = owner.post("/api/locations", Map.of("name", "Nord", "address", "Str. Lungă 2"))
                .expect(201)
                .id();

        owner.delete("/api/locations/" + second).expect(204);
        owner.get("/api/audit-logs/export").expect(200);
        owner.patch("/api/team/" + clinic.staff().id(), Map.of("role", "viewer"))
                .expect(200);
        owner.delete("/api/team/" + clinic.staff().id()).expect(204);

        assertThat(alerts(clinic, 4))
                .allSatisfy(alert ->
                        assertThat(alert.userId()).isEqualTo(clinic.owner().id()))
                .extracting(AlertRaised::action)
                .containsExactlyInAnyOrder(
                        "location.removed", "audit.exported", "team.role_changed", "team.member_removed");
    }

    @Test
    void filtersAndPagesNewestFirst() {
        Clinic clinic = clinics.fresh();
        UUID client = Ids.next();
        for (int minute = 0; minute < 5; minute++) {
            events.publish(
                    clinic.id(),
                    recorded(clinic.owner(), "client.updated", "client", client, MORNING.plusSeconds(60L * minute)));
        }
        events.publish(
                clinic.id(), recorded(clinic.staff(), "note.added", "note", Ids.next(), MORNING.plusSeconds(90)));
        awaitLines(clinic, "", 6);

        assertThat(times(awaitLines(clinic, "?limit=2&page=2", 2)))
                .containsExactly("2027-01-04T08:02:00Z", "2027-01-04T08:01:30Z");
        assertThat(times(awaitLines(clinic, "?sort=timestamp&limit=2", 2)))
                .containsExactly("2027-01-04T08:00:00Z", "2027-01-04T08:01:00Z");
        awaitLines(clinic, "?sort=-timestamp&resource_type=client", 5);
        awaitLines(clinic, "?resource_type=client&resource_id=" + client, 5);
        awaitLines(clinic, "?resource_id=" + client, 5);
        awaitLines(clinic, "?user_id=" + clinic.staff().id(), 1);
        awaitLines(clinic, "?action=note.added", 1);
        assertThat(times(awaitLines(clinic, "?from=2027-01-04T08:01:00Z&to=2027-01-04T08:02:00Z", 2)))
                .containsExactly("2027-01-04T08:01:30Z", "2027-01-04T08:01:00Z");
        awaitLines(clinic, "?severity=info", 6);
        awaitLines(clinic, "?severity=critical", 0);
        awaitLines(clinic, "?action=nothing.such", 0);
        api.as(clinic.owner())
                .get("/api/audit-logs?user_id=x&from=today&limit=0&sort=action")
                .expect(400, "VALIDATION_FAILED");
    }

    @Test
    void isReadOnFromWhereItWasLeftWhateverComesInMeanwhile() {
        Clinic clinic = clinics.fresh();
        UUID client = Ids.next();
        for (int minute = 0; minute < 5; minute++) {
            // two of them in the same instant
            events.publish(
                    clinic.id(),
                    recorded(
                            clinic.owner(),
                            "client.updated",
                            "client",
                            client,
                            MORNING.plusSeconds(60L * (minute / 2))));
        }
        List<String> all = ids(awaitLines(clinic, "", 5));

        String last = ids(awaitLines(clinic, "?limit=2", 2)).getLast();
        events.publish(
                clinic.id(), recorded(clinic.staff(), "note.added", "note", Ids.next(), MORNING.plusSeconds(600)));
        awaitLines(clinic, "", 6);

        assertThat(ids(awaitLines(clinic, "?cursor=" + last, 3))).isEqualTo(all.subList(2, 5));
        assertThat(ids(awaitLines(clinic, "?limit=2&cursor=" + last, 2))).isEqualTo(all.subList(2, 4));
        assertThat(ids(awaitLines(clinic, "?sort=timestamp&resource_type=client&cursor=" + last, 1)))
                .containsExactly(all.getFirst());
        awaitLines(clinic, "?cursor=" + all.getLast(), 0);
        for (String none : List.of("x", Ids.next().toString(), last + "&action=note.added")) {
            api.as(clinic.owner()).get("/api/audit-logs?cursor=" + none).expect(400, "VALIDATION_FAILED");
        }
        api.as(clinics.fresh().owner()).get("/api/audit-logs?cursor=" + last).expect(400, "VALIDATION_FAILED");
    }

    @Test
    void isForOwnersAndAdminsOnly() {
        Clinic clinic = clinics.fresh();

        api.as(clinic.admin()).get("/api/audit-logs").expect(200);
        api.as(clinic.staff()).get("/api/audit-logs").expect(403, "FORBIDDEN");
        api.as(clinic.viewer()).get("/api/audit-logs").expect(403, "FORBIDDEN");
    }

    static Stream<AuditQuery> queries() {
        return Stream.of(
                new AuditQuery(null, null, null, null, null, null, null),
                new AuditQuery(null, null, null, null, null, MORNING, MORNING.plusSeconds(60)),
                new AuditQuery("client", null, null, null, null, null, null),
                new AuditQuery("client", Ids.next().toString(), null, null, null, MORNING, null),
                new AuditQuery(null, Ids.next().toString(), null, null, null, null, null),
                new AuditQuery(null, null, Ids.next(), null, null, null, null),
                new AuditQuery(null, null, null, "client.added", null, null, null),
                new AuditQuery(null, null, null, null, AuditSeverity.CRITICAL, null, null));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void isReadByAnIndex(AuditQuery query) {
        Clinic clinic = clinics.fresh();

        String plan = TenantContext.call(
                clinic.id(),
                () -> Stream.of(true, false)
                        .map(newestFirst -> new Sort(List.of(new Sort.By(AuditLines.SORT_BY_TIME, newestFirst))))
                        .map(sort -> lines.find(query, sort, null)
                                .explain()
                                .get("queryPlanner", Document.class)
                                .get("winningPlan", Document.class)
                                .toJson())
                        .collect(Collectors.joining()));

        assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
    }

    private List<AlertRaised> alerts(Clinic clinic, int atLeast) {
        try (Events.Reader told = events.read(Topic.TENANT_ALERT, clinic.id())) {
            return told.await(atLeast).stream()
                    .map(one -> one.as(AlertRaised.class))
                    .toList();
        }
    }

    private JsonNode awaitLines(Clinic clinic, String query, int expected) {
        return await().until(
                        () -> api.as(clinic.owner())
                                .get("/api/audit-logs" + query)
                                .expect(200)
                                .data(),
                        data -> data.size() == expected);
    }

    private static List<String> times(JsonNode lines) {
        return all("timestamp", lines);
    }

    private static List<String> ids(JsonNode lines) {
        return all("id", lines);
    }

    private static List<String> all(String field, JsonNode lines) {
        return lines.valueStream().map(line -> line.path(field).asString()).toList();
    }

    private static AuditRecorded recorded(Person by, String action, String type, UUID resource, Instant at) {
        return recorded(by, action, type, resource, AuditSeverity.INFO, at);
    }

    private static AuditRecorded critical(Person by, String action, String type, UUID resource) {
        return recorded(by, action, type, resource, AuditSeverity.CRITICAL, MORNING);
    }

    private static AuditRecorded recorded(
            Person by, String action, String type, UUID resource, AuditSeverity severity, Instant at) {
        return new AuditRecorded(
                Ids.next(),
                1,
                action,
                type,
                resource.toString(),
                AuditActorKind.USER,
                by.id(),
                "owner",
                "203.0.113.7",
                "browser",
                "request-1",
                severity,
                List.of(AuditChange.of("status", null, "scheduled"), AuditChange.masked("notes", null, "secret")),
                at);
    }
}
