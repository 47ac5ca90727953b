package com.msaas.scheduling;

import static com.msaas.scheduling.Practice.aDentist;
import static com.msaas.scheduling.Practice.aService;
import static com.msaas.scheduling.Practice.body;
import static com.msaas.scheduling.Practice.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.AuditSeverity;
import com.msaas.contracts.Topic;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What a clinic sets up before it can book: providers, resources, services.
@ServiceTest
class SetUpTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    private Practice practice;

    @BeforeEach
    void open() {
        practice = Practice.open(clinics.fresh(), api, events);
    }

    static Stream<Arguments> things() {
        return Stream.of(
                Arguments.of("/api/providers", aDentist("Dr. Ionescu", "09:00", "17:00"), "provider"),
                Arguments.of("/api/resources", body("name", "Scaun 1", "type", "chair"), "resource"),
                Arguments.of("/api/services", aService("Control", 30), "service"));
    }

    @ParameterizedTest
    @MethodSource("things")
    void livesFromItsCreationToItsDeletion(String path, Map<String, Object> body, String thing) {
        Answer made = practice.owner().post(path, body).expect(201);
        String one = path + "/" + made.id();
        body.forEach(
                (field, value) -> assertThat(made.data().has(field)).as(field).isTrue());
        assertThat(made.data().path("version").asLong()).isEqualTo(1);
        assertThat(made.header("ETag")).contains("\"1\"");
        assertThat(practice.staff().get(one).expect(200).data()).isEqualTo(made.data());
        assertThat(practice.staff().get(path).expect(200).data()).hasSize(1);

        Answer renamed = practice.owner()
                .header("If-Match", "\"1\"")
                .patch(one, body("name", "Altul"))
                .expect(200);
        assertThat(renamed.data().path("name").asString()).isEqualTo("Altul");
        assertThat(renamed.header("ETag")).contains("\"2\"");
        practice.owner()
                .header("If-Match", "\"1\"")
                .patch(one, body("name", "X"))
                .expect(409, "VERSION_MISMATCH");
        practice.owner().header("If-Match", "\"1\"").delete(one).expect(409, "VERSION_MISMATCH");
        assertThat(practice.owner()
                        .patch(one, body("name", "Altul"))
                        .expect(200)
                        .data()
                        .path("version")
                        .asLong())
                .isEqualTo(2);

        practice.owner().delete(one).expect(204);
        practice.owner().get(one).expect(404, "NOT_FOUND");
        practice.owner().delete(one).expect(404, "NOT_FOUND");
        assertThat(practice.staff().get(path).expect(200).data()).isEmpty();

        try (Events.Reader log = events.read(Topic.PLATFORM_AUDIT, practice.clinic.id())) {
            List<AuditRecorded> records = log.await(3).stream()
                    .map(told -> told.as(AuditRecorded.class))
                    .toList();
            assertThat(records)
                    .extracting(AuditRecorded::action)
                    .containsExactly(thing + ".created", thing + ".updated", thing + ".deleted");
            assertThat(records.getLast().severity()).isEqualTo(AuditSeverity.CRITICAL);
        }
    }

    @ParameterizedTest
    @MethodSource("things")
    void isMadeOnceUnderOneKey(String path, Map<String, Object> body, String thing) {
        ApiClient once = practice.owner().once();

        UUID first = once.post(path, body).expect(201).id();
        UUID again = once.post(path, body).expect(201).id();

        assertThat(again).as(thing).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("things")
    void namesAllThatIsWrong(String path, Map<String, Object> body, String thing) {
        Answer refused =
                practice.owner().post(path, body("name", " ", "surprise", 1)).expect(400, "VALIDATION_FAILED");

        assertThat(fields(refused)).as(thing).contains("name", "surprise").hasSizeGreaterThan(2);
    }

    private static List<String> fields(Answer refused) {
        return StreamSupport.stream(refused.details().spliterator(), false)
                .map(problem -> problem.path("field").asString())
                .toList();
    }

    @Test
    void keepsEverythingOfAProvider() {
        UUID checkUp = practice.checkUp();
        Map<String, Object> hygienist = body(
                "name",
                "Ana",
                "type",
                "hygienist",
                "weekly_hours",
                List.of(
                        Map.of("day", "SAT", "start", "09:00", "end", "12:30"),
                        Map.of("day", "TUE", "start", "08:00", "end", "16:00")),
                "service_ids",
                List.of(checkUp),
                "location_id",
                practice.firstPlace(),
                "color",
                "#2f80ed");

        JsonNode made =
                practice.owner().post("/api/providers", hygienist).expect(201).data();

        assertThat(made.path("weekly_hours").get(0).toString())
                .isEqualTo("{\"day\":\"TUE\",\"start\":\"08:00\",\"end\":\"16:00\"}");
        assertThat(made.path("weekly_hours").get(1).path("end").asString()).isEqualTo("12:30");
        assertThat(made.path("service_ids").get(0).asString()).isEqualTo(checkUp.toString());
        assertThat(made.path("color").asString()).isEqualTo("#2f80ed");
        assertThat(made.path("type").asString()).isEqualTo("hygienist");
        assertThat(made.path("location_id").asString())
                .isEqualTo(practice.firstPlace().toString());
    }

    @Test
    void refusesHoursThatCannotBe() {
        Map<String, Object> dentist = aDentist("Dr. Ionescu", "09:00", "17:00");
        List<Map<String, String>> backwards = List.of(Map.of("day", "MON", "start", "17:00", "end", "09:00"));
        List<Map<String, String>> withSeconds = List.of(Map.of("day", "MON", "start", "09:00:30", "end", "17:00"));
        List<Map<String, String>> overlapping = List.of(
                Map.of("day", "MON", "start", "09:00", "end", "13:00"),
                Map.of("day", "MON", "start", "12:00", "end", "17:00"));

        assertThat(fields(practice.owner()
                        .post("/api/providers", with(dentist, "weekly_hours", backwards))
                        .expect(400, "VALIDATION_FAILED")))
                .containsExactly("weekly_hours[0].end");
        assertThat(fields(practice.owner()
                        .post("/api/providers", with(dentist, "weekly_hours", withSeconds))
                        .expect(400, "VALIDATION_FAILED")))
                .containsExactly("weekly_hours[0].start");
        assertThat(fields(practice.owner()
                        .post("/api/providers", with(dentist, "weekly_hours", overlapping))
                        .expect(400, "VALIDATION_FAILED")))
                .containsExactly("weekly_hours");
    }

    @Test
    void refusesServicesThatAProviderCannotPerform() {
        practice.owner()
                .post(
                        "/api/providers",
                        with(aDentist("Dr. Ionescu", "09:00", "17:00"), "service_ids", List.of(UUID.randomUUID())))
                .expect(404, "NOT_FOUND");
    }

    @Test
    void letsAProviderChangeWhoPerformedWhatIsOfferedNoMore() {
        UUID checkUp = practice.checkUp();
        UUID ionescu = practice.owner()
                .post(
                        "/api/providers",
                        with(aDentist("Dr. Ionescu", "09:00", "17:00"), "service_ids", List.of(checkUp)))
                .expect(201)
                .id();
        practice.owner().delete("/api/services/" + checkUp).expect(204);

        practice.owner()
                .patch("/api/providers/" + ionescu, body("color", "#2f80ed"))
                .expect(200);
        practice.owner()
                .patch("/api/providers/" + ionescu, body("service_ids", List.of(checkUp, UUID.randomUUID())))
                .expect(404, "NOT_FOUND");
    }

    @Test
    void takesPricesThatCanBePaid() {
        Map<String, Object> service = aService("Control", 30);

        for (Map<String, Object> price : List.<Map<String, Object>>of(
                Map.of("amount", "250.001", "currency", "RON"),
                Map.of("amount", "-1", "currency", "RON"),
                Map.of("amount", "1", "currency", "LEI"),
                Map.of("amount", 250, "currency", "RON"))) {
            practice.owner()
                    .post("/api/services", with(service, "price", price))
                    .expect(400, "VALIDATION_FAILED");
        }
        JsonNode free = practice.owner()
                .post("/api/services", with(service, "price", Map.of("amount", "0", "currency", "RON")))
                .expect(201)
                .data();
        assertThat(free.path("price").path("amount").asString()).isEqualTo("0.00");
    }

    @Test
    void pagesItsListsByName() {
        Stream.of("C", "A", "B").forEach(practice::chair);

        Answer page = practice.staff().get("/api/resources?page=2&limit=2").expect(200);

        assertThat(page.data())
                .singleElement()
                .satisfies(one -> assertThat(one.path("name").asString()).isEqualTo("C"));
        JsonNode pagination = page.json().path("meta").path("pagination");
        assertThat(pagination.path("total").asLong()).isEqualTo(3);
        assertThat(pagination.path("pages").asLong()).isEqualTo(2);
    }
}
