package com.msaas.scheduling.calendar;

import static com.msaas.scheduling.Practice.aService;
import static com.msaas.scheduling.Practice.body;
import static com.msaas.scheduling.Practice.local;
import static com.msaas.scheduling.Practice.monday;
import static com.msaas.scheduling.Practice.visit;
import static com.msaas.scheduling.Practice.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.Holiday;
import com.msaas.contracts.OpeningHours;
import com.msaas.contracts.Weekday;
import com.msaas.scheduling.Practice;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class CalendarTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    TestClock clock;

    private Practice practice;
    private UUID ana;
    private UUID ionescu;

    @BeforeEach
    void open() {
        practice = Practice.open(clinics.fresh(), api, events);
        ana = practice.patient();
        ionescu = practice.dentist("Dr. Ionescu", "09:00", "12:00");
    }

    private JsonNode slots(UUID service, String from, String to) {
        return practice.staff()
                .get("/api/calendar/slots?service_id=" + service + "&from=" + from + "&to=" + to)
                .expect(200)
                .data();
    }

    private static List<String> starts(JsonNode slots) {
        return StreamSupport.stream(slots.spliterator(), false)
                .map(slot -> slot.path("start_time").asString())
                .toList();
    }

    @Nested
    class Slots {
        @Test
        void areTheHoursOfTheProviderWithoutWhatIsTaken() {
            UUID checkUp = practice.checkUp();
            practice.book(visit(ana, ionescu, checkUp, monday("10:00"))).expect(201);

            JsonNode slots = slots(checkUp, "2027-01-04", "2027-01-04");

            assertThat(starts(slots))
                    .containsExactly(
                            monday("09:00"),
                            monday("09:15"),
                            monday("09:30"),
                            monday("10:30"),
                            monday("10:45"),
                            monday("11:00"),
                            monday("11:15"),
                            monday("11:30"));
            assertThat(slots.get(0).path("provider_id").asString()).isEqualTo(ionescu.toString());
            assertThat(slots.get(0).path("resource_id").isNull()).isTrue();
            assertThat(slots.get(0).path("end_time").asString()).isEqualTo(monday("09:30"));
        }

        @Test
        void canAllBeBooked() {
            UUID service = practice.service(with(
                    with(aService("Implant", 60), "required_resource_type", "chair"), "buffer_before_minutes", 10));
            UUID chair = practice.chair("A");
            practice.book(with(visit(ana, ionescu, service, monday("10:00")), "resource_id", chair))
                    .expect(201);

            JsonNode first = slots(service, "2027-01-04", "2027-01-05").get(0);

            practice.book(with(
                            visit(
                                    ana,
                                    ionescu,
                                    service,
                                    first.path("start_time").asString()),
                            "resource_id",
                            first.path("resource_id").asString()))
                    .expect(201);
        }

        @Test
        void areOfferedOnlyWhileAChairIsFree() {
            UUID filling = practice.filling();
            assertThat(slots(filling, "2027-01-04", "2027-01-04")).isEmpty();
            UUID chair = practice.chair("A");
            UUID popescu = practice.dentist("Dr. Popescu", "09:00", "12:00");
            practice.book(visit(ana, popescu, filling, monday("09:00"))).expect(201);

            List<String> starts = starts(practice.staff()
                    .get("/api/calendar/slots?service_id=" + filling + "&provider_id=" + ionescu
                            + "&from=2027-01-04&to=2027-01-04")
                    .expect(200)
                    .data());

            assertThat(starts).first().isEqualTo(monday("09:30"));
            assertThat(chair).isNotNull();
        }

        @Test
        void areOfAllWhoPerformTheService() {
            UUID checkUp = practice.checkUp();
            UUID popescu = practice.dentist("Dr. Popescu", "09:00", "12:00");

            JsonNode slots = slots(checkUp, "2027-01-04", "2027-01-04");

            assertThat(StreamSupport.stream(slots.spliterator(), false)
                            .map(slot -> slot.path("provider_id").asString())
                            .distinct())
                    .containsExactlyInAnyOrder(ionescu.toString(), popescu.toString());
        }

        @Test
        void followTheWallClockThroughTheChangeOfClocks() {
            UUID checkUp = practice.checkUp();

            assertThat(starts(slots(checkUp, "2027-03-26", "2027-03-26")))
                    .first()
                    .isEqualTo("2027-03-26T07:00:00Z");
            assertThat(starts(slots(checkUp, "2027-03-29", "2027-03-29")))
                    .first()
                    .isEqualTo("2027-03-29T06:00:00Z");
            assertThat(starts(slots(checkUp, "2027-10-29", "2027-10-29")))
                    .first()
                    .isEqualTo("2027-10-29T06:00:00Z");
            assertThat(starts(slots(checkUp, "2027-11-01", "2027-11-01")))
                    .first()
                    .isEqualTo("2027-11-01T07:00:00Z");
        }

        @Test
        void areFewerOnTheDayThatLosesAnHourAndMoreOnTheDayThatGainsOne() {
            List<OpeningHours> sundayNights =
                    List.of(new OpeningHours(Weekday.SUN, LocalTime.parse("02:00"), LocalTime.parse("06:00")));
            practice.changeSettings(2, Practice.BUCHAREST, sundayNights);
            UUID owl = practice.owner()
                    .post(
                            "/api/providers",
                            body(
                                    "name",
                                    "Dr. Bufnilă",
                                    "type",
                                    "dentist",
                                    "weekly_hours",
                                    List.of(Map.of("day", "SUN", "start", "02:00", "end", "06:00"))))
                    .expect(201)
                    .id();
            UUID service = practice.service(aService("Urgență", 60));
            await().until(() -> !slots(service, "2027-03-21", "2027-03-21").isEmpty());

            List<String> spring = starts(slots(service, "2027-03-28", "2027-03-28"));
            List<String> autumn = starts(slots(service, "2027-10-31", "2027-10-31"));

            assertThat(starts(slots(service, "2027-03-21", "2027-03-21"))).hasSize(13);
            assertThat(spring).hasSize(9).startsWith("2027-03-28T00:00:00Z").endsWith("2027-03-28T02:00:00Z");
            assertThat(autumn).hasSize(17).startsWith("2027-10-30T23:00:00Z").endsWith("2027-10-31T03:00:00Z");
            practice.book(visit(ana, owl, service, "2027-03-28T00:30:00Z")).expect(201);
            practice.book(visit(ana, owl, service, "2027-10-31T00:30:00Z")).expect(201);
            practice.book(visit(ana, owl, service, "2027-10-31T01:30:00Z")).expect(201);
        }

        @Test
        void leaveOutHolidaysAndFollowTheClinicsZone() {
            UUID checkUp = practice.checkUp();
            assertThat(slots(checkUp, "2027-01-04", "2027-01-04")).isNotEmpty();

            practice.changeSettings(
                    2,
                    ZoneId.of("America/New_York"),
                    Practice.hours("08:00", "20:00"),
                    new Holiday(LocalDate.parse("2027-01-04"), "Closed"));

            await().untilAsserted(() ->
                    assertThat(slots(checkUp, "2027-01-04", "2027-01-04")).isEmpty());
            assertThat(starts(slots(checkUp, "2027-01-05", "2027-01-05")))
                    .first()
                    .isEqualTo("2027-01-05T14:00:00Z");
        }

        @Test
        void areNotInThePast() {
            UUID checkUp = practice.checkUp();
            clock.stopAt(Instant.parse(monday("11:05")));

            assertThat(starts(slots(checkUp, "2027-01-04", "2027-01-04")))
                    .containsExactly(monday("11:15"), monday("11:30"));
        }

        @Test
        void areAskedForByDatesThatMakeSense() {
            String path = "/api/calendar/slots?service_id=" + practice.checkUp();

            practice.staff().get(path + "&from=2027-01-05&to=2027-01-04").expect(400, "VALIDATION_FAILED");
            practice.staff().get(path + "&from=2027-01-01&to=2027-02-01").expect(400, "VALIDATION_FAILED");
            practice.staff().get(path + "&from=2027-01-01").expect(400, "VALIDATION_FAILED");
            practice.staff().get(path + "&from=2027-01-01&to=2027-01-31").expect(200);
        }
    }

    @Nested
    class Conflicts {
        private String path(String start, String end) {
            return "/api/calendar/conflicts?provider_id=" + ionescu + "&start_time=" + start + "&end_time=" + end;
        }

        @Test
        void nameWhatATimeWouldOverlap() {
            UUID booked = practice.book(visit(ana, ionescu, practice.checkUp(), monday("10:00")))
                    .expect(201)
                    .id();

            JsonNode found = practice.staff()
                    .get(path(monday("10:15"), monday("10:45")))
                    .expect(200)
                    .data();

            assertThat(found.path("has_conflict").asBoolean()).isTrue();
            assertThat(found.path("conflicts")).singleElement().satisfies(conflict -> {
                assertThat(conflict.path("kind").asString()).isEqualTo("provider");
                assertThat(conflict.path("appointment_id").asString()).isEqualTo(booked.toString());
            });
        }

        @Test
        void leaveOutTheAppointmentThatIsBeingMoved() {
            UUID booked = practice.book(visit(ana, ionescu, practice.checkUp(), monday("10:00")))
                    .expect(201)
                    .id();

            JsonNode found = practice.staff()
                    .get(path(monday("10:15"), monday("10:45")) + "&exclude_id=" + booked)
                    .expect(200)
                    .data();

            assertThat(found.path("has_conflict").asBoolean()).isFalse();
            assertThat(found.path("conflicts")).isEmpty();
        }

        @Test
        void areFoundAcrossDays() {
            practice.book(visit(ana, ionescu, practice.checkUp(), local("2027-01-06T10:00")))
                    .expect(201);

            JsonNode found = practice.staff()
                    .get(path(monday("10:15"), local("2027-01-08T10:00")))
                    .expect(200)
                    .data();

            assertThat(found.path("conflicts")).hasSize(1);
        }

        @Test
        void areAskedForWithSomebodyAndATime() {
            practice.staff()
                    .get("/api/calendar/conflicts?start_time=" + monday("10:00") + "&end_time=" + monday("11:00"))
                    .expect(400, "VALIDATION_FAILED");
            practice.staff().get(path(monday("11:00"), monday("10:00"))).expect(400, "VALIDATION_FAILED");
            practice.staff()
                    .get("/api/calendar/conflicts?provider_id=" + UUID.randomUUID() + "&start_time=" + monday("10:00")
                            + "&end_time=" + monday("11:00"))
                    .expect(404, "NOT_FOUND");
        }
    }
}
