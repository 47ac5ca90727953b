package com.msaas.scheduling;

import static com.msaas.scheduling.Practice.aService;
import static com.msaas.scheduling.Practice.body;
import static com.msaas.scheduling.Practice.local;
import static com.msaas.scheduling.Practice.visit;
import static com.msaas.scheduling.Practice.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.Holiday;
import com.msaas.contracts.Topic;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/// A week of a small practice, told in order: one dentist, one hygienist, one chair, three patients.
@ServiceTest
class PracticeWeekTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    TestClock clock;

    @Value("${clinic.mongodb.database}")
    String database;

    @Test
    void aWeekOfASmallPractice() {
        // Sunday evening: the practice is set up, and three patients have called
        clock.moveTo(Instant.parse("2027-01-10T17:00:00Z"));
        Practice practice = Practice.open(clinics.fresh(), api, events);
        UUID ionescu = practice.dentist("Dr. Ionescu", "09:00", "17:00");
        UUID hygienist = practice.dentist("Ioana", "08:00", "14:00");
        UUID chair = practice.chair("Scaunul mare");
        UUID filling = practice.filling();
        UUID scaling = practice.service(
                with(with(aService("Detartraj", 45), "required_resource_type", "chair"), "buffer_after_minutes", 15));
        UUID ana = practice.patient();
        UUID mihai = practice.patient();
        UUID elena = practice.patient();

        // the receptionist looks for the first filling on Monday and books it for Ana
        JsonNode firstSlot = practice.staff()
                .get("/api/calendar/slots?service_id=" + filling + "&provider_id=" + ionescu
                        + "&from=2027-01-11&to=2027-01-15")
                .expect(200)
                .data()
                .get(0);
        assertThat(firstSlot.path("start_time").asString()).isEqualTo(local("2027-01-11T09:00"));
        UUID anasFilling = practice.book(visit(
                        ana, ionescu, filling, firstSlot.path("start_time").asString()))
                .expect(201)
                .id();

        // Mihai wants the hygienist at the same time, but there is only one chair; he takes ten o'clock
        practice.book(visit(mihai, hygienist, scaling, local("2027-01-11T09:15")))
                .expect(409, "CONFLICT_DETECTED");
        UUID mihaisScaling = practice.book(visit(mihai, hygienist, scaling, local("2027-01-11T10:00")))
                .expect(201)
                .id();

        // Monday: Ana comes, is treated and goes
        clock.moveTo(Instant.parse("2027-01-11T07:00:00Z"));
        List.of("confirmed", "checked_in", "in_progress", "completed")
                .forEach(step -> practice.status(anasFilling, step).expect(200));

        // Mihai stays away, so his hour is free again for Elena, who has a toothache
        practice.status(mihaisScaling, "no_show").expect(200);
        UUID elenas = practice.book(visit(elena, ionescu, filling, local("2027-01-11T10:15")))
                .expect(201)
                .id();

        // Elena calls: Tuesday is better; somebody else's notes from this morning do not get lost
        practice.move(elenas, "notes", "allergic to penicillin").expect(200);
        Answer moved =
                practice.move(elenas, "start_time", local("2027-01-12T09:00")).expect(200);
        assertThat(moved.data().path("notes").asString()).isEqualTo("allergic to penicillin");
        assertThat(moved.data().path("history")).hasSize(1);

        // Tuesday: an emergency; the owner lets it overlap, the receptionist may not
        Map<String, Object> emergency =
                with(visit(ana, ionescu, filling, local("2027-01-12T09:15")), "overbook", Map.of("reason", "abscess"));
        practice.book(emergency).expect(403, "FORBIDDEN");
        practice.owner().post("/api/appointments", emergency).expect(201);

        // Wednesday: the receptionist deletes the wrong visit and puts it back
        practice.staff().delete("/api/appointments/" + elenas).expect(204);
        UUID another = practice.book(visit(mihai, ionescu, filling, local("2027-01-13T09:00")))
                .expect(201)
                .id();
        practice.staff()
                .send("POST", "/api/appointments/" + elenas + "/restore", null)
                .expect(409, "CONFLICT_DETECTED");
        practice.move(another, "status", "cancelled", "cancellation_reason", "work")
                .expect(200);

        // Thursday: Friday becomes a holiday, and nobody is booked on it any more
        practice.changeSettings(
                2,
                Practice.BUCHAREST,
                Practice.hours("08:00", "20:00"),
                new Holiday(LocalDate.parse("2027-01-15"), "Ziua Culturii"));
        await().untilAsserted(() -> practice.book(visit(ana, ionescu, filling, local("2027-01-15T09:00")))
                .expect(422, "OUTSIDE_OPENING_HOURS"));

        // the dearer filling is for new visits only, and the chair is repaired
        practice.owner()
                .patch("/api/services/" + filling, body("price", Map.of("amount", "300.00", "currency", "RON")))
                .expect(200);
        assertThat(practice.appointment(anasFilling)
                        .data()
                        .path("price")
                        .path("amount")
                        .asString())
                .isEqualTo("250.00");
        practice.owner().delete("/api/resources/" + chair).expect(204);
        practice.book(visit(ana, ionescu, filling, local("2027-01-14T09:00"))).expect(422, "NO_SUITABLE_RESOURCE");

        // and the world has heard all of it in order
        try (Events.Reader told = events.read(Topic.SCHEDULING_APPOINTMENT, practice.clinic.id())) {
            assertThat(told.await(13))
                    .extracting(one -> one.type().replaceAll(".*appointment\\.(.*)\\.v1", "$1"))
                    .containsExactly(
                            "booked",
                            "booked",
                            "confirmed",
                            "checked_in",
                            "started",
                            "completed",
                            "marked_no_show",
                            "booked",
                            "rescheduled",
                            "booked",
                            "cancelled",
                            "booked",
                            "cancelled");
        }
        assertThat(OverlapAudit.of(database, practice.clinic.id())).isEmpty();
    }
}
