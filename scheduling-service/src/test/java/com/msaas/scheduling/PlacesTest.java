package com.msaas.scheduling;

import static com.msaas.scheduling.Practice.aDentist;
import static com.msaas.scheduling.Practice.aService;
import static com.msaas.scheduling.Practice.body;
import static com.msaas.scheduling.Practice.monday;
import static com.msaas.scheduling.Practice.visit;
import static com.msaas.scheduling.Practice.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.LocationOpened;
import com.msaas.platform.id.Ids;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// A practice that works in several places: who and what belongs where, when it is open there, and where patients come.
@ServiceTest
class PlacesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    private Practice practice;

    @BeforeEach
    void open() {
        practice = Practice.open(clinics.fresh(), api, events);
    }

    static Stream<Arguments> things() {
        return Stream.of(
                Arguments.of("/api/providers", aDentist("Dr. Ionescu", "08:00", "20:00")),
                Arguments.of("/api/resources", body("name", "Scaun 1", "type", "chair")));
    }

    private JsonNode slots(UUID service, String day, String more) {
        return practice.staff()
                .get("/api/calendar/slots?service_id=" + service + "&from=" + day + "&to=" + day + more)
                .expect(200)
                .data();
    }

    private static List<String> values(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asString())
                .toList();
    }

    private static String location(Answer answer) {
        return answer.data().path("location_id").asString();
    }

    @Nested
    class Belonging {
        @ParameterizedTest
        @MethodSource("com.msaas.scheduling.PlacesTest#things")
        void isToTheOldestPlaceWhereNoneIsNamed(String path, Map<String, Object> thing) {
            UUID second = practice.opensPlace(null, null);

            assertThat(location(practice.owner().post(path, thing).expect(201)))
                    .isEqualTo(practice.firstPlace().toString());
            practice.closePlace(practice.firstPlace(), 2);

            await().untilAsserted(() -> assertThat(
                            location(practice.owner().post(path, thing).expect(201)))
                    .isEqualTo(second.toString()));
        }

        @ParameterizedTest
        @MethodSource("com.msaas.scheduling.PlacesTest#things")
        void isToAPlaceThatWasOpenedAMomentAgo(String path, Map<String, Object> thing) {
            UUID made = practice.owner().post(path, thing).expect(201).id();

            UUID second = practice.opensPlace(null, null);
            assertThat(location(practice.owner()
                            .post(path, with(thing, "location_id", second))
                            .expect(201)))
                    .isEqualTo(second.toString());
            UUID third = practice.opensPlace(null, null);
            assertThat(location(practice.owner()
                            .patch(path + "/" + made, body("location_id", third))
                            .expect(200)))
                    .isEqualTo(third.toString());
        }

        @ParameterizedTest
        @MethodSource("com.msaas.scheduling.PlacesTest#things")
        void isToNoPlaceThatIsUnknownOrAnothersOrClosed(String path, Map<String, Object> thing) {
            UUID made = practice.owner().post(path, thing).expect(201).id();
            UUID closed = practice.opensPlace(null, null);
            practice.closePlace(closed, 2);
            Practice other = Practice.open(clinics.fresh(), api, events);
            other.chairAt(other.firstPlace());

            await().untilAsserted(() -> practice.owner()
                    .post(path, with(thing, "location_id", closed))
                    .expect(404, "NOT_FOUND"));
            practice.owner()
                    .post(path, with(thing, "location_id", other.firstPlace()))
                    .expect(404, "NOT_FOUND");
            for (UUID place : List.of(closed, UUID.randomUUID())) {
                practice.owner()
                        .patch(path + "/" + made, body("location_id", place))
                        .expect(404, "NOT_FOUND");
            }
            practice.owner().patch(path + "/" + made, "{\"location_id\": null}").expect(400, "VALIDATION_FAILED");
            Answer shown = practice.owner().get(path + "/" + made).expect(200);
            assertThat(location(shown)).isEqualTo(practice.firstPlace().toString());
            assertThat(shown.data().path("version").asLong()).isEqualTo(1);
        }

        @ParameterizedTest
        @MethodSource("com.msaas.scheduling.PlacesTest#things")
        void goesOnThoughThePlaceIsClosed(String path, Map<String, Object> thing) {
            UUID second = practice.opensPlace(null, null);
            UUID made = practice.owner()
                    .post(path, with(thing, "location_id", second))
                    .expect(201)
                    .id();
            practice.closePlace(second, 2);
            await().untilAsserted(() -> practice.owner()
                    .post(path, with(thing, "location_id", second))
                    .expect(404, "NOT_FOUND"));

            Answer renamed = practice.owner()
                    .patch(path + "/" + made, body("name", "Altul", "location_id", second))
                    .expect(200);

            assertThat(location(renamed)).isEqualTo(second.toString());
        }

        @Test
        void waitsForTheFirstPlaceAndThenForTheClinicInWhicheverOrderTheyAreHeardOf() {
            Practice withoutPlace = Practice.openWithoutAPlace(clinics.fresh(), api, events);
            Map<String, Object> dentist = aDentist("Dr. Ionescu", "08:00", "20:00");
            withoutPlace.owner().post("/api/providers", dentist).expect(503, "TENANT_NOT_READY");
            withoutPlace.opensPlace(null, null);
            withoutPlace.owner().post("/api/providers", dentist).expect(201);

            Clinic withoutSettings = clinics.fresh();
            UUID place = Ids.next();
            events.publish(
                    withoutSettings.id(),
                    new LocationOpened(place, 1, "Centru", null, null, Instant.parse("2026-01-05T08:00:00Z")));
            ApiClient owner = api.as(withoutSettings.owner());
            UUID ionescu = owner.post("/api/providers", with(dentist, "location_id", place))
                    .expect(201)
                    .id();
            UUID checkUp = owner.post("/api/services", aService("Control", 30))
                    .expect(201)
                    .id();
            String slots = "/api/calendar/slots?from=2027-01-04&to=2027-01-04&service_id=" + checkUp;
            owner.get(slots).expect(503, "TENANT_NOT_READY");
            Practice complete = Practice.openWithoutAPlace(withoutSettings, api, events);

            assertThat(owner.get(slots).expect(200).data()).isNotEmpty();
            complete.book(visit(complete.patient(), ionescu, checkUp, monday("10:00")))
                    .expect(201);
        }

        /// Who comes through is at a place that may be closed an instant later; what holds is that nobody can be booked
        /// there, and nobody comes any more once the closing is heard of.
        @RepeatedTest(3)
        void endsWhenThePlaceIsClosedAtTheSameMoment() {
            UUID second = practice.opensPlace(null, null);
            UUID checkUp = practice.checkUp();
            UUID ana = practice.patient();
            Map<String, Object> dentist = with(aDentist("Dr. Radu", "08:00", "20:00"), "location_id", second);
            Supplier<Answer> enrolling = () -> {
                Answer last = practice.owner().post("/api/providers", dentist);
                for (int more = 0; more < 20 && last.status() == 201; more++) {
                    last = practice.owner().post("/api/providers", dentist);
                }
                return last;
            };
            Supplier<Answer> closing = () -> {
                Answer before = practice.owner().post("/api/providers", dentist);
                practice.closePlace(second, 2);
                return before;
            };

            List<Answer> answers = Race.between(
                    Stream.concat(Stream.of(closing), IntStream.range(0, 4).mapToObj(_ -> enrolling))
                            .toList());

            assertThat(answers.getFirst().status()).isEqualTo(201);
            assertThat(answers).extracting(Answer::status).isSubsetOf(201, 404);
            await().untilAsserted(() ->
                    practice.owner().post("/api/providers", dentist).expect(404, "NOT_FOUND"));
            JsonNode enrolled =
                    practice.owner().get("/api/providers?limit=100").expect(200).data();
            assertThat(enrolled).isNotEmpty();
            assertThat(slots(checkUp, "2027-01-04", "")).isEmpty();
            values(enrolled, "id")
                    .forEach(one -> practice.book(visit(ana, UUID.fromString(one), checkUp, monday("10:00")))
                            .expect(422, "OUTSIDE_OPENING_HOURS"));
        }
    }

    @Nested
    class Hours {
        private UUID ana;
        private UUID checkUp;
        private UUID inBucharest;
        private UUID london;
        private UUID inLondon;

        @BeforeEach
        void more() {
            ana = practice.patient();
            checkUp = practice.checkUp();
            inBucharest = practice.dentist("Dr. Ionescu");
            london = practice.opensPlace(LONDON, null);
            inLondon = practice.dentistAt(london);
        }

        private List<String> starts(UUID provider, String day) {
            return values(slots(checkUp, day, "&provider_id=" + provider), "start_time");
        }

        private Answer book(UUID provider, String start) {
            return practice.book(visit(ana, provider, checkUp, start));
        }

        @ParameterizedTest
        @CsvSource({
            "2027-03-26, 2027-03-26T06:00:00Z, 2027-03-26T08:00:00Z",
            "2027-03-29, 2027-03-29T05:00:00Z, 2027-03-29T07:00:00Z",
            "2027-10-29, 2027-10-29T05:00:00Z, 2027-10-29T07:00:00Z",
            "2027-11-01, 2027-11-01T06:00:00Z, 2027-11-01T08:00:00Z"
        })
        void areByTheClocksOfEachPlaceOnBothSidesOfTheChange(String day, String here, String there) {
            assertThat(starts(inBucharest, day)).first().isEqualTo(here);
            assertThat(starts(inLondon, day)).first().isEqualTo(there);
            assertThat(values(slots(checkUp, day, ""), "start_time"))
                    .startsWith(here)
                    .isSorted()
                    .hasSize(2 * 47);
            book(inLondon, here).expect(422, "OUTSIDE_OPENING_HOURS");
            book(inLondon, there).expect(201);
            book(inBucharest, here).expect(201);
        }

        @Test
        void areOnTheDatesOfThePlace() {
            UUID auckland = practice.opensPlace(ZoneId.of("Pacific/Auckland"), null);
            UUID radu = practice.dentistAt(auckland);

            assertThat(starts(radu, "2027-01-05"))
                    .startsWith("2027-01-04T19:00:00Z")
                    .endsWith("2027-01-05T06:30:00Z");
            book(radu, "2027-01-04T19:00:00Z").expect(201);
            assertThat(starts(radu, "2027-01-05")).startsWith("2027-01-04T19:30:00Z");
        }

        @Test
        void followTheClinicWhereThePlaceHasNoneOfItsOwn() {
            practice.changePlace(london, 2, LONDON, Practice.hours("10:00", "12:00"));
            await().untilAsserted(
                            () -> assertThat(starts(inLondon, "2027-01-04")).startsWith("2027-01-04T10:00:00Z"));

            practice.changeSettings(2, Practice.BUCHAREST, Practice.hours("09:00", "18:00"));

            await().untilAsserted(() -> assertThat(starts(inBucharest, "2027-01-04"))
                    .startsWith(monday("09:00"))
                    .endsWith(monday("17:30")));
            assertThat(starts(inLondon, "2027-01-04"))
                    .startsWith("2027-01-04T10:00:00Z")
                    .endsWith("2027-01-04T11:30:00Z");
            practice.changePlace(london, 3, LONDON, null);
            await().untilAsserted(
                            () -> assertThat(starts(inLondon, "2027-01-04")).startsWith("2027-01-04T09:00:00Z"));
        }

        @Test
        void areNoneOnceThePlaceIsClosedAndWhatIsBookedStays() {
            UUID booked = book(inLondon, "2027-01-04T10:00:00Z").expect(201).id();
            practice.closePlace(london, 2);

            await().untilAsserted(
                            () -> assertThat(starts(inLondon, "2027-01-04")).isEmpty());

            assertThat(slots(checkUp, "2027-01-04", "&location_id=" + london)).isEmpty();
            assertThat(values(slots(checkUp, "2027-01-04", ""), "provider_id")).containsOnly(inBucharest.toString());
            book(inLondon, "2027-01-04T12:00:00Z").expect(422, "OUTSIDE_OPENING_HOURS");
            practice.move(booked, "start_time", "2027-01-04T12:00:00Z").expect(422, "OUTSIDE_OPENING_HOURS");
            assertThat(location(practice.status(booked, "confirmed").expect(200)))
                    .isEqualTo(london.toString());
            practice.owner()
                    .patch("/api/providers/" + inLondon, body("location_id", practice.firstPlace()))
                    .expect(200);
            book(inLondon, monday("08:00")).expect(201);
        }
    }

    @Nested
    class Visits {
        private UUID ana;
        private UUID checkUp;
        private UUID filling;
        private UUID centre;
        private UUID north;
        private UUID inCentre;
        private UUID inNorth;

        @BeforeEach
        void more() {
            ana = practice.patient();
            checkUp = practice.checkUp();
            filling = practice.filling();
            centre = practice.firstPlace();
            north = practice.opensPlace(null, null);
            inCentre = practice.dentistAt(centre);
            inNorth = practice.dentistAt(north);
        }

        private Answer book(UUID provider, UUID service, String start) {
            return practice.book(visit(ana, provider, service, start));
        }

        @Test
        void areWhereTheProviderIsWhenTheyAreBooked() {
            Answer booked = book(inNorth, checkUp, monday("10:00")).expect(201);
            assertThat(location(booked)).isEqualTo(north.toString());

            practice.owner()
                    .patch("/api/providers/" + inNorth, body("location_id", centre))
                    .expect(200);

            assertThat(location(practice.appointment(booked.id()).expect(200))).isEqualTo(north.toString());
            assertThat(location(
                            practice.move(booked.id(), "notes", "sună înainte").expect(200)))
                    .isEqualTo(north.toString());
            Answer moved =
                    practice.move(booked.id(), "start_time", monday("12:00")).expect(200);
            assertThat(location(moved)).isEqualTo(centre.toString());
            assertThat(moved.data().path("history").path(0).path("location_id").asString())
                    .isEqualTo(north.toString());
        }

        @Test
        void takeOnlyAChairThatStandsThere() {
            practice.chairAt(centre);
            assertThat(slots(filling, "2027-01-04", "&provider_id=" + inNorth)).isEmpty();
            book(inNorth, filling, monday("10:00")).expect(422, "NO_SUITABLE_RESOURCE");

            UUID chair = practice.chairAt(north);

            assertThat(values(slots(filling, "2027-01-04", "&provider_id=" + inNorth), "resource_id"))
                    .containsOnly(chair.toString());
            Answer booked = book(inNorth, filling, monday("10:00")).expect(201);
            assertThat(booked.data().path("resource_id").asString()).isEqualTo(chair.toString());
        }

        @Test
        void takeNoNamedChairThatStandsElsewhere() {
            UUID chair = practice.chairAt(north);
            UUID booked = book(inCentre, checkUp, monday("12:00")).expect(201).id();

            practice.book(with(visit(ana, inCentre, filling, monday("10:00")), "resource_id", chair))
                    .expect(422, "RESOURCE_ELSEWHERE");
            practice.book(with(visit(ana, inCentre, checkUp, monday("10:00")), "resource_id", chair))
                    .expect(422, "RESOURCE_ELSEWHERE");
            practice.move(booked, "resource_id", chair).expect(422, "RESOURCE_ELSEWHERE");

            assertThat(practice.appointment(booked).data().path("version").asLong())
                    .isEqualTo(1);
        }

        @Test
        void takeAChairWhereTheProviderIsThatTheyAreMovedTo() {
            UUID here = practice.chairAt(centre);
            UUID there = practice.chairAt(north);
            UUID booked = book(inCentre, filling, monday("10:00")).expect(201).id();

            practice.move(booked, "provider_id", inNorth, "resource_id", here).expect(422, "RESOURCE_ELSEWHERE");
            Answer moved = practice.move(booked, "provider_id", inNorth).expect(200);

            assertThat(location(moved)).isEqualTo(north.toString());
            assertThat(moved.data().path("resource_id").asString()).isEqualTo(there.toString());
            practice.book(with(visit(ana, inCentre, filling, monday("10:00")), "resource_id", here))
                    .expect(201);
            practice.book(with(visit(ana, practice.dentistAt(north), filling, monday("10:00")), "resource_id", there))
                    .expect(409, "CONFLICT_DETECTED");
        }

        @Test
        void areFoundByWhereTheyAre() {
            UUID booked = book(inNorth, checkUp, monday("10:00")).expect(201).id();
            book(inCentre, checkUp, monday("10:00")).expect(201);

            JsonNode found = practice.staff()
                    .get("/api/appointments?location_id=" + north)
                    .expect(200)
                    .data();

            assertThat(values(found, "id")).containsExactly(booked.toString());
            JsonNode slots = slots(checkUp, "2027-01-04", "&location_id=" + north);
            assertThat(values(slots, "provider_id")).containsOnly(inNorth.toString());
            assertThat(values(slots, "location_id")).containsOnly(north.toString());
            assertThat(slots(checkUp, "2027-01-04", "&location_id=" + north + "&provider_id=" + inCentre))
                    .isEmpty();
            practice.staff()
                    .get("/api/calendar/slots?service_id=" + checkUp + "&from=2027-01-04&to=2027-01-04&location_id="
                            + UUID.randomUUID())
                    .expect(404, "NOT_FOUND");
        }
    }
}
