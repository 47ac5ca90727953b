package com.msaas.tenant;

import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

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
        Clinic ours = RegisteredClinics.register(events, clinics.fresh());
        Clinic theirs = RegisteredClinics.register(events, clinics.fresh());
        Stream.of(ours, theirs)
                .forEach(clinic -> await().until(() ->
                        api.as(clinic.owner()).get("/api/audit-logs").data().size() == 2));
        return doors.walk(ours, theirs, door -> switch (door) {
            case "GET /api/tenant" -> Sample.of("/api/tenant");
            case "PATCH /api/tenant" ->
                // what is so already, so that nothing is still on its way when the walk goes on
                Sample.of(
                        "/api/tenant",
                        Map.of(
                                "name", ours.name(),
                                "timezone", "Europe/Bucharest",
                                "currency", "RON",
                                "locale", "ro-RO"));
            // a clinic always has an owner of its own: TeamTest looks for foreign ones
            case "GET /api/team" -> Sample.sameForAll("/api/team");
            case "GET /api/audit-logs" -> Sample.of("/api/audit-logs?resource_id=" + ours.id());
            default -> Sample.none();
        });
    }
}
