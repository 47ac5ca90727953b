package com.msaas.scheduling;

import static com.msaas.scheduling.Practice.aDentist;
import static com.msaas.scheduling.Practice.aService;
import static com.msaas.scheduling.Practice.body;
import static com.msaas.scheduling.Practice.monday;
import static com.msaas.scheduling.Practice.visit;
import static com.msaas.scheduling.Practice.with;

import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// Every door of the service, tried by everybody who might.
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

    private Practice ours;
    private UUID ana;
    private UUID ionescu;
    private UUID chair;
    private UUID checkUp;
    private UUID booked;
    private Instant nextFree = Instant.parse("2027-02-01T06:00:00Z");

    @TestFactory
    Stream<DynamicNode> everyDoor() {
        ours = Practice.open(clinics.fresh(), api, events);
        Practice theirs = Practice.open(clinics.fresh(), api, events);
        ana = ours.patient();
        ionescu = ours.dentist("Dr. Ionescu", "00:00", "00:00");
        chair = ours.chair("A");
        checkUp = ours.checkUp();
        booked = ours.book(visit(ana, ionescu, checkUp, monday("10:00")))
                .expect(201)
                .id();
        theirs.book(visit(theirs.patient(), theirs.dentist("Dr. Popescu"), theirs.checkUp(), monday("10:00")))
                .expect(201);
        theirs.staff()
                .get("/api/appointments")
                .expect(200)
                .data()
                .forEach(one -> theirs.staff()
                        .delete("/api/appointments/" + one.path("id").asString())
                        .expect(204));

        return doors.walk(ours.clinic, emptied(theirs), door -> switch (door) {
            case "GET /api/providers" -> Sample.of("/api/providers");
            case "POST /api/providers" ->
                Sample.of(
                        "/api/providers",
                        with(aDentist("Dr. Radu", "09:00", "17:00"), "location_id", ours.firstPlace()));
            case "GET /api/providers/{id}" -> Sample.of("/api/providers/" + ionescu);
            case "PATCH /api/providers/{id}" -> Sample.of("/api/providers/" + ionescu, body("color", "#2f80ed"));
            case "DELETE /api/providers/{id}" -> Sample.of("/api/providers/" + ours.dentist("Dr. Vasile"));
            case "GET /api/resources" -> Sample.of("/api/resources");
            case "POST /api/resources" ->
                Sample.of("/api/resources", body("name", "B", "type", "chair", "location_id", ours.firstPlace()));
            case "GET /api/resources/{id}" -> Sample.of("/api/resources/" + chair);
            case "PATCH /api/resources/{id}" -> Sample.of("/api/resources/" + chair, body("name", "A1"));
            case "DELETE /api/resources/{id}" -> Sample.of("/api/resources/" + ours.chair("C"));
            case "GET /api/services" -> Sample.of("/api/services");
            case "POST /api/services" -> Sample.of("/api/services", aService("Detartraj", 45));
            case "GET /api/services/{id}" -> Sample.of("/api/services/" + checkUp);
            case "PATCH /api/services/{id}" -> Sample.of("/api/services/" + checkUp, body("name", "Control anual"));
            case "DELETE /api/services/{id}" -> Sample.of("/api/services/" + ours.checkUp());
            case "GET /api/appointments" -> Sample.of("/api/appointments");
            case "POST /api/appointments" -> Sample.of("/api/appointments", visit(ana, ionescu, checkUp, free()));
            case "GET /api/appointments/{id}" -> Sample.of("/api/appointments/" + booked);
            case "PATCH /api/appointments/{id}" -> Sample.of("/api/appointments/" + booked, body("notes", "x"));
            case "DELETE /api/appointments/{id}" -> Sample.of("/api/appointments/" + another());
            case "POST /api/appointments/{id}/restore" -> Sample.of("/api/appointments/" + deleted() + "/restore");
            case "GET /api/calendar/slots" ->
                Sample.of("/api/calendar/slots?service_id=" + checkUp + "&from=2027-01-05&to=2027-01-05");
            case "GET /api/calendar/conflicts" ->
                Sample.of("/api/calendar/conflicts?provider_id=" + ionescu + "&start_time=" + monday("10:00")
                        + "&end_time=" + monday("11:00"));
            default -> Sample.none();
        });
    }

    /// Set up, but with nothing to be listed: what a list of theirs shows could only be ours.
    private static Clinic emptied(Practice practice) {
        Stream.of("providers", "services")
                .forEach(things -> practice.owner()
                        .get("/api/" + things)
                        .expect(200)
                        .data()
                        .forEach(one -> practice.owner()
                                .delete("/api/" + things + "/" + one.path("id").asString())
                                .expect(204)));
        return practice.clinic;
    }

    private UUID another() {
        return ours.book(visit(ana, ionescu, checkUp, free())).expect(201).id();
    }

    private UUID deleted() {
        UUID appointment = another();
        ours.staff().delete("/api/appointments/" + appointment).expect(204);
        return appointment;
    }

    /// A time that nobody has asked for yet, on weekdays between 8 and 18.
    private String free() {
        Instant free = nextFree;
        nextFree = nextFree.plus(Duration.ofMinutes(30));
        if (nextFree.atZone(Practice.BUCHAREST).getHour() >= 18) {
            nextFree = nextFree.plus(Duration.ofHours(14));
        }
        while (nextFree.atZone(Practice.BUCHAREST).getDayOfWeek().getValue() > 5) {
            nextFree = nextFree.plus(Duration.ofDays(1));
        }
        return free.toString();
    }
}
