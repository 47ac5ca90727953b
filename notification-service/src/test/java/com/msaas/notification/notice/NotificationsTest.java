package com.msaas.notification.notice;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AlertRaised;
import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.TenantOpened;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.InContainersToo;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
@InContainersToo
class NotificationsTest {
    /// Of the real time, since MongoDB removes old notices by its own clock.
    private static final Instant SOON = Instant.now().truncatedTo(DAYS).plus(2, DAYS);

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    @Autowired
    Identity identity;

    @Autowired
    Notifications notifications;

    private final UUID patient = UUID.randomUUID();
    private Clinic clinic;

    @BeforeEach
    void opensAClinic() {
        clock.stopAt(SOON);
        clinic = clinics.fresh();
    }

    @Test
    void tellTheStaffWhatBecameOfAnAppointment() {
        Visit visit = Visit.of(patient, SOON, "250.00");
        tell(visit.booked());
        tell(visit.movedTo(SOON.plus(1, DAYS)));
        tell(visit.cancelled());
        Visit kept = Visit.of(patient, SOON.plus(3, DAYS), "250.00");
        tell(kept.completed());

        List<JsonNode> list = awaitNotices(clinic.staff(), "", 3);

        assertThat(list)
                .extracting(notice -> notice.path("type").asString())
                .containsExactly("appointment.cancelled", "appointment.rescheduled", "appointment.booked");
        JsonNode booked = list.getLast();
        assertThat(booked.path("title").asString()).isEqualTo("Programare nouă");
        assertThat(booked.path("body").asString()).startsWith("A fost făcută o programare pentru ");
        assertThat(booked.path("reference").path("id").asString())
                .isEqualTo(visit.id().toString());
        assertThat(booked.path("client_id").asString()).isEqualTo(patient.toString());
        assertThat(booked.path("read_at").isNull()).isTrue();
        assertThat(booked.path("created_at").isString()).isTrue();
    }

    @Test
    void areWordedInTheClinicsOwnTime() {
        Instant noon = Instant.parse("2027-01-04T12:00:00Z");
        clock.stopAt(noon);
        tell(Visit.of(patient, noon, "250.00").booked());
        assertThat(awaitNotices(clinic.staff(), "", 1).getFirst().path("body").asString())
                .isEqualTo("A fost făcută o programare pentru luni, 4 ianuarie 2027, ora 14:00.");

        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/London"));

        await().untilAsserted(() -> assertThat(
                        notices(clinic.staff(), "").getFirst().path("body").asString())
                .endsWith("ora 12:00."));
    }

    @Test
    void areThereOnceHoweverOftenAnEventIsDelivered() {
        AppointmentBooked booked = Visit.of(patient, SOON, "250.00").booked();
        EventEnvelope envelope = events.publish(clinic.id(), booked);
        events.publish(envelope, booked);
        tell(Visit.of(patient, SOON, "250.00").booked());

        assertThat(awaitNotices(clinic.staff(), "", 2)).hasSize(2);
    }

    @Test
    void areReadByEachMemberForThemselves() {
        tell(Visit.of(patient, SOON, "250.00").booked());
        tell(Visit.of(patient, SOON.plus(1, DAYS), "250.00").booked());
        JsonNode newest = awaitNotices(clinic.staff(), "", 2).getFirst();
        String path = "/api/notifications/" + newest.path("id").asString() + "/read";

        JsonNode read =
                api.as(clinic.staff()).send("POST", path, null).expect(200).data();
        JsonNode again =
                api.as(clinic.staff()).send("POST", path, null).expect(200).data();

        assertThat(read.path("read_at").isString()).isTrue();
        assertThat(again).isEqualTo(read);
        assertThat(notices(clinic.staff(), "?unread=true")).hasSize(1);
        assertThat(notices(clinic.staff(), "")).hasSize(2);
        assertThat(unread(clinic.staff())).isEqualTo(1);
        assertThat(notices(clinic.admin(), "?unread=true")).hasSize(2);
        assertThat(unread(clinic.admin())).isEqualTo(2);
        api.as(clinic.staff())
                .send("POST", "/api/notifications/" + UUID.randomUUID() + "/read", null)
                .expect(404, "NOT_FOUND");
    }

    @Test
    void areAllReadAtOnce() {
        tell(Visit.of(patient, SOON, "250.00").booked());
        tell(Visit.of(patient, SOON, "250.00").booked());
        awaitNotices(clinic.staff(), "", 2);
        ApiClient once = api.as(clinic.staff()).once();

        long first = once.send("POST", "/api/notifications/read-all", null)
                .expect(200)
                .data()
                .path("read")
                .asLong();
        tell(Visit.of(patient, SOON, "250.00").booked());
        awaitNotices(clinic.staff(), "", 3);
        long repeated = once.send("POST", "/api/notifications/read-all", null)
                .expect(200)
                .data()
                .path("read")
                .asLong();

        assertThat(first).isEqualTo(2);
        assertThat(repeated).isEqualTo(2);
        assertThat(unread(clinic.staff())).isEqualTo(1);
    }

    @Test
    void comeOutOfAnIndexInTheirOrder() {
        Reader reader = new Reader(clinic.owner().id(), Role.OWNER);
        for (boolean unread : new boolean[] {false, true}) {
            String plan = TenantContext.call(
                            clinic.id(),
                            () -> notifications.query(reader, unread, SOON).explain())
                    .get("queryPlanner", Document.class)
                    .get("winningPlan", Document.class)
                    .toJson();
            assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
        }
    }

    @Test
    void tellOwnersAloneWhatTheAuditLogCallsCritical() {
        AlertRaised alert = alert(1, SOON);
        EventEnvelope envelope = events.publish(clinic.id(), alert);
        events.publish(envelope, alert);

        JsonNode first = awaitNotices(clinic.owner(), "", 1).getFirst();

        assertThat(first.path("type").asString()).isEqualTo("audit.critical");
        assertThat(first.path("title").asString()).isEqualTo("Acțiune critică");
        assertThat(first.path("body").asString())
                .isEqualTo(
                        "În jurnalul clinicii a fost scrisă o acțiune critică: schimbarea rolului cuiva din echipă.");
        assertThat(first.path("reference").toString())
                .isEqualTo("{\"type\":\"audit_log\",\"id\":\"" + alert.auditId() + "\"}");
        assertThat(first.path("client_id").isNull()).isTrue();
        assertThat(first.path("count").asInt()).isOne();
        assertThat(unread(clinic.owner())).isOne();
        String path = "/api/notifications/" + first.path("id").asString() + "/read";
        for (Person other : List.of(clinic.admin(), clinic.staff(), clinic.viewer())) {
            assertThat(notices(other, "")).isEmpty();
            assertThat(unread(other)).isZero();
        }
        for (Person other : List.of(clinic.admin(), clinic.staff())) {
            api.as(other).send("POST", path, null).expect(404, "NOT_FOUND");
        }
        api.as(clinic.owner()).send("POST", path, null).expect(200);
        assertThat(unread(clinic.owner())).isZero();
    }

    @Test
    void tellOfWhatIsAlikeTogetherAndAreUnreadAgainWhenMoreOfItCame() {
        AlertRaised alert = alert(1, SOON);
        events.publish(clinic.id(), alert);
        String id = awaitNotices(clinic.owner(), "", 1).getFirst().path("id").asString();
        api.as(clinic.owner())
                .send("POST", "/api/notifications/" + id + "/read", null)
                .expect(200);

        Instant last = SOON.plus(9, MINUTES);
        events.publish(clinic.id(), alert(2, last));
        events.publish(clinic.id(), alert(3, SOON.plus(5, MINUTES)));

        JsonNode told = await().until(
                        () -> notices(clinic.owner(), "?unread=true"),
                        list -> list.size() == 1
                                && list.getFirst().path("count").asInt() == 3)
                .getFirst();
        assertThat(told.path("id").asString()).isEqualTo(id);
        assertThat(told.path("created_at").asString()).isEqualTo(SOON.toString());
        assertThat(told.path("last_at").asString()).isEqualTo(last.toString());
        assertThat(told.path("reference").path("id").asString())
                .isEqualTo(alert.auditId().toString());
        assertThat(told.path("body").asString())
                .contains(": schimbarea rolului cuiva din echipă. De mai multe ori: 3 în total, ultima dată ");
        assertThat(notices(clinic.owner(), "")).hasSize(1);
    }

    @Test
    void areInTheClinicsLanguage() {
        events.publish(clinic.id(), opened("en-GB", "Europe/London"));
        tell(Visit.of(patient, Instant.parse("2027-01-04T12:00:00Z"), "250.00").booked());
        events.publish(clinic.id(), alert(1, SOON));

        List<String> bodies = await().until(
                        () -> notices(clinic.owner(), "").stream()
                                .map(notice -> notice.path("body").asString())
                                .toList(),
                        list -> list.size() == 2 && list.stream().allMatch(body -> body.startsWith("A")));
        assertThat(bodies)
                .containsExactlyInAnyOrder(
                        "An appointment was booked for Monday, 4 January 2027, 12:00.",
                        "A critical action was written to the clinic's audit log: the change of somebody's role in the"
                                + " team.");
    }

    @Test
    void areNotToldAgainByARebuild() {
        ApiClient operator = api.as(identity.operatorToken());
        operator.get("/operations/projections/clinics").expect(200);
        for (String reaction : List.of("owner-alerts", "staff-notifications")) {
            operator.send("POST", "/operations/projections/" + reaction + "/rebuild", null)
                    .expect(404, "NOT_FOUND");
        }
    }

    private AlertRaised alert(long seq, Instant at) {
        UUID owner = clinic.owner().id();
        return new AlertRaised(UUID.randomUUID(), 1, seq, "team.role_changed", "member", owner.toString(), owner, at);
    }

    private TenantOpened opened(String locale, String zone) {
        return new TenantOpened(
                clinic.id().value(),
                1,
                "Clinica Zâmbet",
                "clinica-zambet",
                ZoneId.of(zone),
                locale,
                "RON",
                List.of(),
                List.of(),
                SOON);
    }

    private void tell(AppointmentFact fact) {
        events.publish(clinic.id(), fact);
    }

    private List<JsonNode> awaitNotices(Person reader, String query, int atLeast) {
        return await().until(() -> notices(reader, query), list -> list.size() >= atLeast);
    }

    private List<JsonNode> notices(Person reader, String query) {
        return api.as(reader)
                .get("/api/notifications" + query)
                .expect(200)
                .data()
                .valueStream()
                .toList();
    }

    private long unread(Person reader) {
        return api.as(reader)
                .get("/api/notifications/unread-count")
                .expect(200)
                .data()
                .path("unread")
                .asLong();
    }
}
