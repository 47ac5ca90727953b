package com.msaas.analytics;

import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
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
            case "GET /api/analytics/dashboard" -> Sample.of("/api/analytics/dashboard");
            default -> Sample.none();
        });
    }

    private Clinic aClinic() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        await().until(() ->
                api.as(clinic.owner()).get("/api/analytics/dashboard").status() == 200);
        return clinic;
    }
}
