package com.msaas.notification;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.ClientContact;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import com.msaas.testsupport.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest
class DoorsTest {
    private static final String DELIVERIES = "/api/notifications/deliveries";

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    HttpDoorChecks doors;

    @Autowired
    TestClock clock;

    @Value("${clinic.mongodb.database}")
    String database;

    private final UUID patient = UUID.randomUUID();

    @TestFactory
    Stream<DynamicNode> everyDoor() {
        Clinic ours = clinics.fresh();
        clock.stopAt(clock.instant());
        events.publish(ours.id(), ClinicSettings.opened(ours, "Europe/Bucharest"));
        events.publish(
                ours.id(), new ClientContact(patient, 1, "Ana", "Pop", List.of("ana..pop@pacient.test"), List.of()));
        String notice = id(book(ours), ours, "/api/notifications");
        String failed = aFailedDelivery(ours);
        return doors.walk(
                ours,
                clinics.fresh(),
                door -> whenQuiet(
                        switch (door) {
                            case "GET /api/notifications" -> Sample.of("/api/notifications");
                            case "GET /api/notifications/unread-count" -> Sample.of("/api/notifications/unread-count");
                            case "POST /api/notifications/{id}/read" ->
                                Sample.of("/api/notifications/" + notice + "/read");
                            case "POST /api/notifications/read-all" -> Sample.of("/api/notifications/read-all");
                            case "GET /api/notifications/deliveries" -> Sample.of(DELIVERIES);
                            case "GET /api/notifications/deliveries/{id}" -> Sample.of(DELIVERIES + "/" + failed);
                            case "POST /api/notifications/deliveries/{id}/send-again" ->
                                Sample.of(DELIVERIES + "/" + aFailedDelivery(ours) + "/send-again");
                            default -> Sample.none();
                        }));
    }

    private Visit book(Clinic clinic) {
        Visit visit = Visit.of(patient, clock.instant().plus(Duration.ofHours(2)), "250.00");
        events.publish(clinic.id(), visit.booked());
        return visit;
    }

    private String aFailedDelivery(Clinic clinic) {
        UUID appointment = book(clinic).id();
        String query = DELIVERIES + "?appointment_id=" + appointment + "&state=failed";
        JsonNode failed = await().until(
                        () -> {
                            // stopped clocks bring no second look at what is waited for
                            clock.advance(Duration.ofMinutes(3));
                            return api.as(clinic.owner()).get(query).data();
                        },
                        list -> list.size() == 1)
                .get(0);
        return failed.path("id").asString();
    }

    private String id(Visit visit, Clinic clinic, String path) {
        JsonNode notice = await().until(() -> api.as(clinic.owner()).get(path).data(), list -> list.size() == 1)
                .get(0);
        assertThat(notice.path("reference").path("id").asString())
                .isEqualTo(visit.id().toString());
        return notice.path("id").asString();
    }

    /// Once nothing is due any more, nothing stored moves by itself.
    private Optional<Sample> whenQuiet(Optional<Sample> sample) {
        Bson due = and(in("state", "WAITING", "RUNNING"), lte("next_at", clock.instant()));
        await().until(() -> RealParts.database(database).getCollection("jobs").countDocuments(due) == 0);
        return sample;
    }
}
