package com.msaas.crm.activity;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.ContractEvent;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MessageNotSent;
import com.msaas.contracts.MessageReceived;
import com.msaas.contracts.MessageSent;
import com.msaas.contracts.NoticeNotSent;
import com.msaas.contracts.NoticeSent;
import com.msaas.crm.ClientId;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class TimelineTest {
    private static final Instant MONDAY = Instant.parse("2027-01-04T08:00:00Z");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Timeline timeline;

    private Clinic clinic;
    private UUID patient;

    @BeforeEach
    void addsAPatient() {
        clinic = clinics.fresh();
        patient = api.as(clinic.staff())
                .post("/api/clients", Map.of("first_name", "Ana", "last_name", "Pop"))
                .expect(201)
                .id();
    }

    @Test
    void tellsNewestFirstWhatHappenedAroundAPatient() {
        Visit visit = Visit.of(patient, MONDAY, "250.00");
        tell(visit.booked());
        tell(visit.movedTo(MONDAY.plus(1, DAYS)));
        tell(visit.completed());
        api.as(clinic.staff())
                .patch("/api/clients/" + patient, Map.of("phones", List.of("0722123456")))
                .expect(200);

        List<JsonNode> entries = await().until(() -> read(""), read -> read.size() == 5);

        // the files are of today, the appointment of a day to come
        assertThat(entries)
                .extracting(entry -> entry.path("type").asString())
                .containsExactly(
                        "appointment.completed",
                        "appointment.rescheduled",
                        "appointment.booked",
                        "client.details_changed",
                        "client.added");
        assertThat(entries)
                .extracting(entry -> entry.path("summary").asString())
                .containsExactly(
                        "Programarea din 5 ianuarie 2027, 10:00 s-a încheiat",
                        "Programare mutată la 5 ianuarie 2027, 10:00",
                        "Programare nouă pentru 4 ianuarie 2027, 10:00",
                        "Fișa a fost modificată: telefon",
                        "Fișa pacientului a fost creată");
        assertThat(entries.getFirst().path("source").asString()).isEqualTo("test");
        assertThat(entries.getFirst().path("reference").path("type").asString()).isEqualTo("appointment");
        assertThat(entries.getFirst().path("reference").path("id").asString())
                .isEqualTo(visit.id().toString());
        assertThat(entries.getLast().path("source").asString()).isEqualTo("crm-service");
    }

    @Test
    void tellsOfNotesMessagesAndNoticesToo() {
        UUID note = api.as(clinic.staff())
                .post("/api/clients/" + patient + "/notes", Map.of("body_html", "sună seara"))
                .expect(201)
                .id();
        String path = "/api/clients/" + patient + "/notes/" + note;
        api.as(clinic.staff())
                .patch(path, Map.of("body_html", "sună dimineața"))
                .expect(200);
        api.as(clinic.staff()).delete(path).expect(204);
        UUID conversation = UUID.randomUUID();
        UUID visit = UUID.randomUUID();
        tell(new MessageReceived(UUID.randomUUID(), 1, conversation, "web_form", patient, at(1)));
        tell(new MessageReceived(UUID.randomUUID(), 1, conversation, "email", null, at(2)));
        tell(new MessageSent(UUID.randomUUID(), 1, conversation, "email", patient, at(3)));
        tell(new MessageNotSent(UUID.randomUUID(), 1, conversation, "sms", patient, at(4)));
        tell(new NoticeSent(UUID.randomUUID(), 1, patient, visit, "appointment_booked", "email", at(5)));
        tell(new NoticeSent(UUID.randomUUID(), 1, patient, visit, "reminder_24h", "email", at(6)));
        tell(new NoticeNotSent(UUID.randomUUID(), 1, patient, visit, "reminder_2h", "sms", "too_late", at(7)));
        tell(new NoticeNotSent(
                UUID.randomUUID(), 1, patient, visit, "appointment_cancelled", "email", "no_address", at(8)));
        tell(new NoticeSent(UUID.randomUUID(), 1, patient, null, "birthday", "carrier_pigeon", at(9)));

        List<JsonNode> entries = await().until(() -> read(""), read -> read.size() == 12);

        assertThat(entries)
                .extracting(entry -> entry.path("summary").asString())
                .containsExactly(
                        "Un anunț a fost trimis pe alt canal",
                        "Anunțul despre anularea programării nu a fost trimis pe email (lipsește adresa)",
                        "Mementoul nu a fost trimis prin SMS (era prea târziu)",
                        "Memento trimis pe email",
                        "Confirmarea programării a fost trimisă pe email",
                        "Răspunsul nu a putut fi trimis prin SMS",
                        "Răspuns trimis pe email",
                        "Mesaj primit prin formularul de contact",
                        "Notiță ștearsă",
                        "Notiță modificată",
                        "Notiță adăugată",
                        "Fișa pacientului a fost creată");
        assertThat(entries.get(10).path("reference").toString())
                .isEqualTo("{\"type\":\"note\",\"id\":\"" + note + "\"}");
    }

    @Test
    void isReadOnFromWhereItWasLeft() {
        for (int week = 0; week < 7; week++) {
            tell(Visit.of(patient, MONDAY.plus(7L * (week / 2), DAYS), "100.00").booked());
        }
        List<JsonNode> all = await().until(() -> read("?limit=100"), read -> read.size() == 8);

        List<JsonNode> inPieces = new ArrayList<>(read("?limit=3"));
        while (inPieces.size() < 8) {
            String last = inPieces.getLast().path("id").asString();
            List<JsonNode> more = read("?limit=3&cursor=" + last);
            assertThat(more).isNotEmpty();
            inPieces.addAll(more);
        }

        assertThat(inPieces).isEqualTo(all);
        assertThat(read("?cursor=" + all.getLast().path("id").asString())).isEmpty();
    }

    @Test
    void givesAnEventOnePlaceHoweverOftenItIsDelivered() {
        AppointmentFact booked = Visit.of(patient, MONDAY, "100.00").booked();
        EventEnvelope envelope = events.publish(clinic.id(), booked);
        events.publish(envelope, booked);
        tell(Visit.of(patient, MONDAY, "100.00").booked());

        List<JsonNode> entries = await().until(() -> read(""), read -> read.size() >= 3);

        assertThat(entries).hasSize(3);
    }

    @Test
    void knowsNoTimelineOfSomebodyElse() {
        UUID other = api.as(clinic.staff())
                .post("/api/clients", Map.of("first_name", "Ion", "last_name", "Pop"))
                .expect(201)
                .id();
        List<JsonNode> entries = await().until(() -> read(""), read -> read.size() == 1);
        String mine = entries.getFirst().path("id").asString();

        ApiClient reception = api.as(clinic.staff());
        reception.get("/api/clients/" + other + "/activity?cursor=" + mine).expect(400, "VALIDATION_FAILED");
        reception.get("/api/clients/" + UUID.randomUUID() + "/activity").expect(404, "NOT_FOUND");
        reception.get("/api/clients/" + patient + "/activity?cursor=x").expect(400, "VALIDATION_FAILED");
        reception.get("/api/clients/" + patient + "/activity?limit=101").expect(400, "VALIDATION_FAILED");
    }

    @Test
    void isReadByItsIndexAlone() {
        tell(Visit.of(patient, MONDAY, "100.00").booked());
        List<JsonNode> entries = await().until(() -> read(""), read -> read.size() == 2);
        UUID first = UUID.fromString(entries.getFirst().path("id").asString());

        for (UUID behind : new UUID[] {null, first}) {
            String plan = TenantContext.call(
                            clinic.id(),
                            () -> timeline.query(new ClientId(patient), behind).explain())
                    .get("queryPlanner", Document.class)
                    .get("winningPlan", Document.class)
                    .toJson();
            assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
        }
    }

    private static Instant at(int minute) {
        return MONDAY.plus(minute, MINUTES);
    }

    private void tell(ContractEvent fact) {
        events.publish(clinic.id(), fact);
    }

    private List<JsonNode> read(String query) {
        return api.as(clinic.staff())
                .get("/api/clients/" + patient + "/activity" + query)
                .expect(200)
                .data()
                .valueStream()
                .toList();
    }
}
