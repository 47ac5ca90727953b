package com.msaas.notification;

import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class DoorsTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    HttpDoorChecks doors;

    @TestFactory
    Stream<DynamicNode> everyDoor() {
        Clinic ours = clinics.fresh();
        events.publish(
                ours.id(),
                Visit.of(UUID.randomUUID(), Instant.now().plus(Duration.ofDays(1)), "250.00")
                        .booked());
        JsonNode notice = await().until(
                        () -> api.as(ours.owner()).get("/api/notifications").data(), list -> list.size() == 1)
                .get(0);
        String path = "/api/notifications/" + notice.path("id").asString();
        return doors.walk(ours, clinics.fresh(), door -> switch (door) {
            case "GET /api/notifications" -> Sample.of("/api/notifications");
            case "GET /api/notifications/unread-count" -> Sample.of("/api/notifications/unread-count");
            case "POST /api/notifications/{id}/read" -> Sample.of(path + "/read");
            case "POST /api/notifications/read-all" -> Sample.of("/api/notifications/read-all");
            default -> Sample.none();
        });
    }
}
