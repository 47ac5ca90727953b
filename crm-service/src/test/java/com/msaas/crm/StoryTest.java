package com.msaas.crm;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.InContainersToo;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import com.msaas.testsupport.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// A week of a small practice, told in order.
@ServiceTest
@InContainersToo
class StoryTest {
    private static final Instant MONDAY = Instant.parse("2027-01-04T07:00:00Z");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    private Clinic practice;

    @Test
    void aWeekOfASmallPractice() {
        practice = clinics.fresh();
        clock.stopAt(MONDAY);
        events.publish(practice.id(), ClinicSettings.opened(practice, "Europe/Bucharest"));

        // On Monday a mother calls, is written down, and books for Wednesday.
        UUID mother = reception()
                .post(
                        "/api/clients",
                        Map.of("first_name", "Măriuca", "last_name", "Șerban", "phones", List.of("0722 123 456")))
                .expect(201)
                .id();
        Visit checkUp = Visit.of(mother, MONDAY.plus(2, DAYS).plus(3, HOURS), "250.00");
        events.publish(practice.id(), checkUp.booked());

        // The evening shift writes her down a second time, and is told in time.
        Answer twin = reception()
                .post(
                        "/api/clients",
                        Map.of("first_name", "Mariuca", "last_name", "Serban", "phones", List.of("+40 722-123-456")));
        twin.expect(409, "POSSIBLE_DUPLICATE");
        assertThat(twin.details().get(0).path("client_id").asString()).isEqualTo(mother.toString());

        // On Tuesday her son gets a file of his own, with her phone.
        clock.advance(Duration.ofDays(1));
        UUID son = reception()
                .post(
                        "/api/clients",
                        Map.of(
                                "first_name",
                                "Ștefan",
                                "last_name",
                                "Șerban",
                                "phones",
                                List.of("0722123456"),
                                "tags",
                                List.of("copil"),
                                "allow_shared_contact",
                                true))
                .expect(201)
                .id();
        Visit firstVisit = Visit.of(son, MONDAY.plus(3, DAYS), "100.00");
        events.publish(practice.id(), firstVisit.booked());

        // On Wednesday she comes and pays.
        clock.advance(Duration.ofDays(2));
        events.publish(practice.id(), checkUp.completed());
        JsonNode paid = await().until(
                        () -> file(mother), file -> file.path("lead_score").asInt() == 10);
        assertThat(paid.path("total_spent").path("amount").asString()).isEqualTo("250.00");
        assertThat(paid.path("last_appointment_at").asString()).isEqualTo("2027-01-06T10:00:00Z");

        // On Thursday he does not come; a new appointment is made for the week after.
        clock.advance(Duration.ofDays(1));
        events.publish(practice.id(), firstVisit.missed());
        events.publish(
                practice.id(), Visit.of(son, MONDAY.plus(10, DAYS), "100.00").booked());
        JsonNode missed = await().until(
                        () -> file(son),
                        file -> file.path("appointments_count").asInt() == 2
                                && file.path("no_show_count").asInt() == 1);
        assertThat(missed.path("next_appointment_at").asString()).isEqualTo("2027-01-14T07:00:00Z");
        assertThat(missed.path("lead_score").asInt()).isEqualTo(5);

        // On Friday somebody looks for the family, without diacritics, and reads what happened.
        JsonNode family =
                reception().get("/api/clients?search=serban").expect(200).data();
        assertThat(family.valueStream().map(one -> one.path("first_name").asString()))
                .containsExactly("Măriuca", "Ștefan");
        JsonNode story = await().until(
                        () -> reception()
                                .get("/api/clients/" + mother + "/activity")
                                .expect(200)
                                .data(),
                        entries -> entries.size() == 3);
        assertThat(story.valueStream().map(entry -> entry.path("type").asString()))
                .containsExactly("appointment.completed", "appointment.booked", "client.added");
    }

    /// Signed in anew, since days go by.
    private ApiClient reception() {
        return api.as(practice.staff());
    }

    private JsonNode file(UUID client) {
        return reception().get("/api/clients/" + client).expect(200).data();
    }
}
