package com.msaas.tenant.location;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class LocationTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Locations locations;

    @Test
    void isOpenAsClinicsUsuallyAreUntilSomebodySaysOtherwise() {
        Clinic clinic = clinics.fresh();

        Answer added = add(clinic, "Centru").expect(201);

        assertThat(added.data().path("timezone").asString()).isEqualTo("Europe/Bucharest");
        assertThat(added.data().path("opening_hours")).hasSize(5);
        Answer changed = api.as(clinic.admin())
                .header("If-Match", "\"1\"")
                .patch(path(added.id()), """
                        {"timezone": "Europe/Chisinau",
                         "opening_hours": [{"day": "SAT", "start": "09:00", "end": "13:00"}]}""")
                .expect(200);
        assertThat(changed.data().path("version").asLong()).isEqualTo(2);
        Answer shown = api.as(clinic.viewer()).get(path(added.id())).expect(200);
        assertThat(shown.data()).isEqualTo(changed.data());
        assertThat(shown.data().path("name").asString()).isEqualTo("Centru");
        api.as(clinic.owner())
                .header("If-Match", "\"1\"")
                .patch(path(added.id()), Map.of("name", "Nord"))
                .expect(409, "VERSION_MISMATCH");
    }

    @Test
    void isForOwnersAndAdminsToChange() {
        Clinic clinic = clinics.fresh();
        UUID location = add(clinic, "Centru").expect(201).id();

        api.as(clinic.staff()).post("/api/locations", body("Nord")).expect(403, "FORBIDDEN");
        api.as(clinic.staff()).patch(path(location), Map.of("name", "Nord")).expect(403, "FORBIDDEN");
        api.as(clinic.staff()).delete(path(location)).expect(403, "FORBIDDEN");
    }

    @Test
    void staysWhenItIsTheLast() {
        Clinic clinic = clinics.fresh();
        UUID first = add(clinic, "Centru").expect(201).id();
        api.as(clinic.owner()).delete(path(first)).expect(409, "LAST_LOCATION");
        UUID second = add(clinic, "Nord").expect(201).id();

        api.as(clinic.owner()).delete(path(first)).expect(204);

        api.as(clinic.owner()).delete(path(second)).expect(409, "LAST_LOCATION");
        api.as(clinic.owner()).get(path(first)).expect(404, "NOT_FOUND");
    }

    @RepeatedTest(3)
    void staysWhenAllOfThemAreToGoAtOnce() {
        Clinic clinic = clinics.fresh();
        List<UUID> all = Stream.of("Centru", "Nord", "Sud")
                .map(name -> add(clinic, name).expect(201).id())
                .toList();

        List<Integer> answers = all.stream()
                .map(id -> CompletableFuture.supplyAsync(
                        () -> api.as(clinic.owner()).delete(path(id)).status(),
                        task -> Thread.ofVirtual().start(task)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(204, 204, 409);
        assertThat(api.as(clinic.owner()).get("/api/locations").data()).hasSize(1);
    }

    @Test
    void areListedByTheirIndex() {
        Clinic clinic = clinics.fresh();

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

    private Answer add(Clinic clinic, String name) {
        return api.as(clinic.owner()).post("/api/locations", body(name));
    }

    private static Map<String, String> body(String name) {
        return Map.of("name", name, "address", "Str. Lungă 1, Brașov");
    }

    private static String path(UUID location) {
        return "/api/locations/" + location;
    }
}
