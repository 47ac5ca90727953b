package com.msaas.tenant.location;

import static com.msaas.tenant.RegisteredClinics.register;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.LocationChanged;
import com.msaas.contracts.LocationClosed;
import com.msaas.contracts.LocationOpened;
import com.msaas.contracts.OpeningHours;
import com.msaas.contracts.Topic;
import com.msaas.contracts.Weekday;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Events.Told;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class LocationTest {
    private static final String SATURDAYS = "[{\"day\":\"SAT\",\"start\":\"09:00\",\"end\":\"13:00\"}]";

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Locations locations;

    private Clinic clinic;

    @BeforeEach
    void open() {
        clinic = register(events, clinics.fresh());
    }

    @Test
    void isThereFromTheBeginningAndGoesByTheClinic() {
        JsonNode all = api.as(clinic.viewer()).get("/api/locations").expect(200).data();

        JsonNode first = all.path(0);
        assertThat(all).hasSize(1);
        assertThat(first.path("name").asString()).isEqualTo(clinic.name());
        assertThat(first.path("address").isNull()).isTrue();
        assertThat(first.path("timezone").asString()).isEqualTo("Europe/Bucharest");
        assertThat(first.path("own_timezone").asBoolean()).isFalse();
        assertThat(first.path("opening_hours")).hasSize(5);
        assertThat(first.path("own_opening_hours").asBoolean()).isFalse();
        LocationOpened told = told(1).getFirst().as(LocationOpened.class);
        assertThat(told.locationId()).hasToString(first.path("id").asString());
        assertThat(told.version()).isEqualTo(1);
        assertThat(told.name()).isEqualTo(clinic.name());
        assertThat(told.timezone()).isNull();
        assertThat(told.openingHours()).isNull();
        assertThat(audited("location.added").resourceId())
                .isEqualTo(first.path("id").asString());
    }

    @Test
    void isNotReadyBeforeTheClinicIs() {
        Clinic unheardOf = clinics.fresh();

        api.as(unheardOf.owner()).get("/api/locations").expect(503, "TENANT_NOT_READY");
        api.as(unheardOf.owner()).post("/api/locations", body("Centru")).expect(503, "TENANT_NOT_READY");
    }

    @Nested
    class Following {
        private UUID place;

        @BeforeEach
        void add() {
            place = LocationTest.this.add("Centru").expect(201).id();
        }

        @Test
        void hasTheHoursThatTheClinicGetsLater() {
            settings("{\"timezone\": \"Europe/Chisinau\", \"opening_hours\": %s}");

            JsonNode shown = shown();
            assertThat(shown.path("timezone").asString()).isEqualTo("Europe/Chisinau");
            assertThat(shown.path("opening_hours").toString()).isEqualTo(SATURDAYS);
            assertThat(shown.path("version").asLong()).isEqualTo(1);
        }

        @Test
        void keepsItsOwnWhateverTheClinicGets() {
            Answer changed = change("{\"timezone\": \"Europe/London\"}");
            settings("{\"timezone\": \"Europe/Chisinau\", \"opening_hours\": %s}");

            JsonNode shown = shown();
            assertThat(changed.data().path("version").asLong()).isEqualTo(2);
            assertThat(shown.path("timezone").asString()).isEqualTo("Europe/London");
            assertThat(shown.path("own_timezone").asBoolean()).isTrue();
            assertThat(shown.path("opening_hours").toString()).isEqualTo(SATURDAYS);
            assertThat(shown.path("own_opening_hours").asBoolean()).isFalse();
        }

        @Test
        void isClosedWithNoHoursOfItsOwn() {
            change("{\"opening_hours\": []}");

            assertThat(shown().path("opening_hours")).isEmpty();
            assertThat(shown().path("own_opening_hours").asBoolean()).isTrue();
        }

        @Test
        void goesBackToTheClinicsAndTellsEachStep() {
            change("{\"timezone\": \"Europe/London\", \"opening_hours\": " + SATURDAYS + "}");
            change("{\"timezone\": null, \"opening_hours\": null}");
            change("{\"timezone\": null}");

            assertThat(shown().path("timezone").asString()).isEqualTo("Europe/Bucharest");
            assertThat(shown().path("own_timezone").asBoolean()).isFalse();
            assertThat(shown().path("opening_hours")).hasSize(5);
            assertThat(shown().path("version").asLong()).isEqualTo(3);
            List<LocationChanged> told = told(4).stream()
                    .filter(one -> one.type().contains("changed"))
                    .map(one -> one.as(LocationChanged.class))
                    .toList();
            assertThat(told).extracting(LocationChanged::locationId).containsExactly(place, place);
            assertThat(told).extracting(LocationChanged::version).containsExactly(2L, 3L);
            assertThat(told.getFirst().timezone()).hasToString("Europe/London");
            assertThat(told.getFirst().openingHours())
                    .containsExactly(new OpeningHours(Weekday.SAT, LocalTime.of(9, 0), LocalTime.of(13, 0)));
            assertThat(told.getLast().timezone()).isNull();
            assertThat(told.getLast().openingHours()).isNull();
        }

        private JsonNode shown() {
            return api.as(clinic.viewer()).get(path(place)).expect(200).data();
        }

        private Answer change(String body) {
            return api.as(clinic.admin()).patch(path(place), body).expect(200);
        }

        private void settings(String body) {
            api.as(clinic.owner())
                    .patch("/api/tenant", body.formatted(SATURDAYS))
                    .expect(200);
        }
    }

    @Test
    void changesWhatIsNamed() {
        Answer added = add("Centru").expect(201);

        Answer changed = api.as(clinic.admin())
                .header("If-Match", "\"1\"")
                .patch(path(added.id()), "{\"timezone\": \"Europe/Chisinau\", \"opening_hours\": " + SATURDAYS + "}")
                .expect(200);

        assertThat(changed.data().path("version").asLong()).isEqualTo(2);
        Answer shown = api.as(clinic.viewer()).get(path(added.id())).expect(200);
        assertThat(shown.data()).isEqualTo(changed.data());
        assertThat(shown.data().path("name").asString()).isEqualTo("Centru");
        assertThat(shown.data().path("address").asString()).isEqualTo("Str. Lungă 1, Brașov");
        api.as(clinic.owner())
                .header("If-Match", "\"1\"")
                .patch(path(added.id()), Map.of("name", "Nord"))
                .expect(409, "VERSION_MISMATCH");
        api.as(clinic.owner()).patch(path(added.id()), "{\"address\": null}").expect(400, "VALIDATION_FAILED");
    }

    @Test
    void isForOwnersAndAdminsToChange() {
        UUID location = add("Centru").expect(201).id();

        api.as(clinic.staff()).post("/api/locations", body("Nord")).expect(403, "FORBIDDEN");
        api.as(clinic.staff()).patch(path(location), Map.of("name", "Nord")).expect(403, "FORBIDDEN");
        api.as(clinic.staff()).delete(path(location)).expect(403, "FORBIDDEN");
    }

    @Test
    void staysWhenItIsTheLast() {
        UUID first = first();
        api.as(clinic.owner()).delete(path(first)).expect(409, "LAST_LOCATION");
        UUID second = add("Nord").expect(201).id();

        api.as(clinic.owner()).delete(path(first)).expect(204);

        api.as(clinic.owner()).delete(path(second)).expect(409, "LAST_LOCATION");
        api.as(clinic.owner()).get(path(first)).expect(404, "NOT_FOUND");
        LocationClosed told = told(3).getLast().as(LocationClosed.class);
        assertThat(told.locationId()).isEqualTo(first);
        assertThat(told.version()).isEqualTo(2);
    }

    @RepeatedTest(3)
    void staysWhenAllOfThemAreToGoAtOnce() {
        List<UUID> all = Stream.concat(
                        Stream.of(first()),
                        Stream.of("Nord", "Sud")
                                .map(name -> add(name).expect(201).id()))
                .toList();

        List<Integer> answers = atOnce(all.stream()
                .<Supplier<Answer>>map(id -> () -> api.as(clinic.owner()).delete(path(id))));

        assertThat(answers).containsExactlyInAnyOrder(204, 204, 409);
        assertThat(api.as(clinic.owner()).get("/api/locations").data()).hasSize(1);
        assertThat(told(5)).filteredOn(one -> one.type().contains("closed")).hasSize(2);
    }

    /// Else who hears of both would keep it open.
    @RepeatedTest(3)
    void isClosedInTheNewestVersionThoughItIsChangedAtTheSameMoment() {
        UUID place = add("Nord").expect(201).id();

        List<Integer> answers = atOnce(Stream.of(
                () -> api.as(clinic.owner()).patch(path(place), Map.of("name", "Sud")),
                () -> api.as(clinic.owner()).delete(path(place)),
                () -> api.as(clinic.admin()).patch(path(place), Map.of("name", "Est"))));

        assertThat(answers.get(1)).isEqualTo(204);
        assertThat(answers).isSubsetOf(200, 204, 404);
        List<Told> told = told(all -> all.stream().anyMatch(one -> one.type().contains("closed")));
        assertThat(told.getLast().as(LocationClosed.class).version())
                .isEqualTo(2 + answers.stream().filter(status -> status == 200).count());
    }

    @Test
    void areListedByTheirIndex() {
        String plan = TenantContext.call(
                clinic.id(),
                () -> locations
                        .query()
                        .explain()
                        .get("queryPlanner", Document.class)
                        .get("winningPlan", Document.class)
                        .toJson());

        assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
    }

    private static List<Integer> atOnce(Stream<Supplier<Answer>> requests) {
        return requests
                .map(request -> CompletableFuture.supplyAsync(
                        () -> request.get().status(), task -> Thread.ofVirtual().start(task)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private List<Told> told(int atLeast) {
        return told(all -> all.size() >= atLeast);
    }

    private List<Told> told(Predicate<List<Told>> enough) {
        try (Events.Reader reader = events.read(Topic.TENANT_LOCATION, clinic.id())) {
            return reader.await(enough);
        }
    }

    private AuditRecorded audited(String action) {
        try (Events.Reader reader = events.read(Topic.PLATFORM_AUDIT, clinic.id())) {
            return reader
                    .await(all -> all.stream()
                            .anyMatch(
                                    one -> one.as(AuditRecorded.class).action().equals(action)))
                    .stream()
                    .map(one -> one.as(AuditRecorded.class))
                    .filter(one -> one.action().equals(action))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private UUID first() {
        return UUID.fromString(api.as(clinic.owner())
                .get("/api/locations?limit=1")
                .expect(200)
                .data()
                .path(0)
                .path("id")
                .asString());
    }

    private Answer add(String name) {
        return api.as(clinic.owner()).post("/api/locations", body(name));
    }

    private static Map<String, String> body(String name) {
        return Map.of("name", name, "address", "Str. Lungă 1, Brașov");
    }

    private static String path(UUID location) {
        return "/api/locations/" + location;
    }
}
