package com.msaas.comms;

import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
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
                Visit.madeAt(Instant.parse("2027-01-04T08:00:00Z"), UUID.randomUUID())
                        .booked());
        JsonNode conversation = await().until(
                        () -> api.as(ours.owner()).get("/api/conversations").data(),
                        list -> list.size() == 1 && list.get(0).path("bookings").asLong() == 1)
                .get(0);
        String path = "/api/conversations/" + conversation.path("id").asString();
        return doors.walk(ours, clinics.fresh(), door -> switch (door) {
            case "GET /api/conversations" -> Sample.of("/api/conversations");
            case "GET /api/conversations/{id}" -> Sample.of(path);
            case "GET /api/conversations/{id}/messages" -> Sample.of(path + "/messages");
            default -> Sample.none();
        });
    }
}
