package com.msaas.analytics;

import static org.awaitility.Awaitility.await;

import com.msaas.platform.id.Ids;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Instant;
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
        return doors.walk(aClinic(), aClinic(), door -> switch (door) {
            case "GET /api/analytics/dashboard",
                    "GET /api/analytics/revenue",
                    "GET /api/analytics/appointments",
                    "GET /api/analytics/clients" -> Sample.of(door.substring("GET ".length()));
            default -> Sample.none();
        });
    }

    private Clinic aClinic() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        events.publish(clinic.id(), Visit.madeAt(Instant.now(), Ids.next()).booked());
        await().until(() -> {
            Answer answer = api.as(clinic.owner()).get("/api/analytics/dashboard");
            return answer.status() == 200 && answer.data().path("by_provider").size() == 1;
        });
        return clinic;
    }
}
