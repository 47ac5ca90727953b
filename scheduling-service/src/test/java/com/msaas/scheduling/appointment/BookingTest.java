package com.msaas.scheduling.appointment;

import static com.msaas.scheduling.Practice.aService;
import static com.msaas.scheduling.Practice.body;
import static com.msaas.scheduling.Practice.local;
import static com.msaas.scheduling.Practice.monday;
import static com.msaas.scheduling.Practice.visit;
import static com.msaas.scheduling.Practice.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.ClientSession;
import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.scheduling.LiveCopy;
import com.msaas.scheduling.Practice;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.InContainersToo;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest
@InContainersToo
class BookingTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    TestClock clock;

    @Value("${clinic.mongodb.database}")
    String database;

    private Practice practice;
    private UUID ana;
    private UUID ionescu;
    private UUID checkUp;

    @BeforeEach
    void open() {
        practice = Practice.open(clinics.fresh(), api, events);
        ana = practice.patient();
        ionescu = practice.dentist("Dr. Ionescu");
        checkUp = practice.checkUp();
    }

    @Test
    void takesTimeAndPriceFromTheService() {
        Answer booked =
                practice.book(visit(ana, ionescu, checkUp, monday("10:00"))).expect(201);

        JsonNode data = booked.data();
        assertThat(data.path("client_id").asString()).isEqualTo(ana.toString());
        assertThat(data.path("provider_id").asString()).isEqualTo(ionescu.toString());
        assertThat(data.path("service_id").asString()).isEqualTo(checkUp.toString());
        assertThat(data.path("start_time").asString()).isEqualTo("2027-01-04T08:00:00Z");
        assertThat(data.path("end_time").asString()).isEqualTo("2027-01-04T08:30:00Z");
        assertThat(data.path("status").asString()).isEqualTo("scheduled");
        assertThat(data.path("price").path("amount").asString()).isEqualTo("250.00");
        assertThat(data.path("price").path("currency").asString()).isEqualTo("RON");
        assertThat(data.path("version").asLong()).isEqualTo(1);
        assertThat(List.of("resource_id", "location_id", "notes", "series_id", "created_at"))
                .allSatisfy(field -> assertThat(data.has(field)).isTrue());
        assertThat(booked.header("ETag")).contains("\"1\"");
        assertThat(practice.appointment(booked.id()).expect(200).data()).isEqualTo(data);
    }

    @Test
    void tellsTheWorldAndTheAuditLog() {
        Map<String, Object> wish = with(visit(ana, ionescu, checkUp, monday("10:00")), "notes", "afraid of needles");

        UUID id = practice.book(wish).expect(201).id();

        try (Events.Reader appointments = events.read(Topic.SCHEDULING_APPOINTMENT, practice.clinic.id());
                Events.Reader log = events.read(Topic.PLATFORM_AUDIT, practice.clinic.id())) {
            AppointmentBooked told = appointments.await(1).getFirst().as(AppointmentBooked.class);
            assertThat(told.appointmentId()).isEqualTo(id);
            assertThat(told.clientId()).isEqualTo(ana);
            assertThat(told.version()).isEqualTo(1);
            assertThat(told.overbooked()).isFalse();

            List<AuditRecorded> records = log.await(3).stream()
                    .map(one -> one.as(AuditRecorded.class))
                    .toList();
            AuditRecorded booked = records.stream()
                    .filter(one -> one.action().equals("appointment.booked"))
                    .findFirst()
                    .orElseThrow();
            assertThat(booked.resourceId()).isEqualTo(id.toString());
            assertThat(booked.userId()).isEqualTo(practice.clinic.staff().id());
            assertThat(booked.changes())
                    .filteredOn(change -> change.field().equals("notes"))
                    .singleElement()
                    .satisfies(notes -> {
                        assertThat(notes.masked()).isTrue();
                        assertThat(notes.newValue()).doesNotContain("needles");
                    });
        }
    }

    @Test
    void keepsThePriceWhenTheServiceGetsDearer() {
        UUID id = practice.book(visit(ana, ionescu, checkUp, monday("10:00")))
                .expect(201)
                .id();

        practice.owner()
                .patch("/api/services/" + checkUp, body("price", Map.of("amount", "300", "currency", "RON")))
                .expect(200);

        assertThat(practice.appointment(id).data().path("price").path("amount").asString())
                .isEqualTo("250.00");
    }

    @Test
    void refusesASlotThatOverlapsAnotherAndNamesIt() {
        UUID first = practice.book(visit(ana, ionescu, checkUp, monday("10:00")))
                .expect(201)
                .id();

        Answer refused =
                practice.book(visit(ana, ionescu, checkUp, monday("10:15"))).expect(409, "CONFLICT_DETECTED");

        assertThat(refused.details()).singleElement().satisfies(conflict -> {
            assertThat(conflict.path("kind").asString()).isEqualTo("provider");
            assertThat(conflict.path("id").asString()).isEqualTo(ionescu.toString());
            assertThat(conflict.path("start_time").asString()).isEqualTo(monday("10:00"));
            assertThat(conflict.path("end_time").asString()).isEqualTo(monday("10:30"));
            assertThat(conflict.path("appointment_id").asString()).isEqualTo(first.toString());
        });
        practice.book(visit(ana, ionescu, checkUp, monday("10:30"))).expect(201);
        practice.book(visit(ana, ionescu, checkUp, monday("09:30"))).expect(201);
    }

    @Test
    void keepsTheBuffersFree() {
        Map<String, Object> withBuffers = with(aService("Extracție", 30), "buffer_after_minutes", 15);
        UUID extraction = practice.service(withBuffers);
        practice.book(visit(ana, ionescu, extraction, monday("10:00"))).expect(201);

        practice.book(visit(ana, ionescu, checkUp, monday("10:30"))).expect(409, "CONFLICT_DETECTED");
        practice.book(visit(ana, ionescu, checkUp, monday("10:45"))).expect(201);
    }

    @Test
    void bookedTwiceUnderOneKeyIsBookedOnce() {
        ApiClient once = practice.staff().once();
        Map<String, Object> wish = visit(ana, ionescu, checkUp, monday("10:00"));

        Answer first = once.post("/api/appointments", wish).expect(201);
        Answer again = once.post("/api/appointments", wish).expect(201);

        assertThat(again.data()).isEqualTo(first.data());
        once.post("/api/appointments", visit(ana, ionescu, checkUp, monday("12:00")))
                .expect(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Nested
    class InAChair {
        private UUID filling;
        private UUID popescu;

        @BeforeEach
        void more() {
            filling = practice.filling();
            popescu = practice.dentist("Dr. Popescu");
        }

        @Test
        void takesAnyFreeOneWhenNoneIsNamed() {
            UUID left = practice.chair("A");
            UUID right = practice.chair("B");

            Answer first =
                    practice.book(visit(ana, ionescu, filling, monday("10:00"))).expect(201);
            Answer second =
                    practice.book(visit(ana, popescu, filling, monday("10:00"))).expect(201);

            assertThat(first.data().path("resource_id").asString()).isEqualTo(left.toString());
            assertThat(second.data().path("resource_id").asString()).isEqualTo(right.toString());
        }

        @Test
        void namesAllWhenAllAreTaken() {
            UUID left = practice.chair("A");
            UUID right = practice.chair("B");
            UUID third = practice.dentist("Dr. Radu");
            practice.book(visit(ana, ionescu, filling, monday("10:00"))).expect(201);
            practice.book(visit(ana, popescu, filling, monday("10:00"))).expect(201);

            Answer refused =
                    practice.book(visit(ana, third, filling, monday("10:15"))).expect(409, "CONFLICT_DETECTED");

            assertThat(StreamSupport.stream(refused.details().spliterator(), false)
                            .map(conflict -> conflict.path("id").asString()))
                    .containsExactlyInAnyOrder(left.toString(), right.toString());
        }

        @Test
        void refusesTheNamedOneWhenItIsTaken() {
            UUID chair = practice.chair("A");
            practice.chair("B");
            practice.book(visit(ana, ionescu, filling, monday("10:00"))).expect(201);

            Answer refused = practice.book(with(visit(ana, popescu, filling, monday("10:00")), "resource_id", chair))
                    .expect(409, "CONFLICT_DETECTED");

            assertThat(refused.details().get(0).path("kind").asString()).isEqualTo("resource");
        }

        @Test
        void refusesWhatIsNoChairAndWhereThereIsNone() {
            practice.book(visit(ana, ionescu, filling, monday("10:00"))).expect(422, "NO_SUITABLE_RESOURCE");
            UUID room = practice.owner()
                    .post("/api/resources", body("name", "Sala 1", "type", "room"))
                    .expect(201)
                    .id();

            practice.book(with(visit(ana, ionescu, filling, monday("10:00")), "resource_id", room))
                    .expect(422, "UNSUITABLE_RESOURCE");
        }
    }

    @Nested
    class Overbooking {
        private Map<String, Object> wish() {
            return with(visit(ana, ionescu, checkUp, monday("10:15")), "overbook", Map.of("reason", "emergency"));
        }

        @Test
        void isForOwnersAndAdministrators() {
            practice.book(visit(ana, ionescu, checkUp, monday("10:00"))).expect(201);

            practice.book(wish()).expect(403, "FORBIDDEN");
            Answer overbooked =
                    practice.owner().post("/api/appointments", wish()).expect(201);

            JsonNode flag = overbooked.data().path("overbooked");
            assertThat(flag.path("reason").asString()).isEqualTo("emergency");
            assertThat(flag.path("by").asString())
                    .isEqualTo(practice.clinic.owner().id().toString());
            api.as(practice.clinic.admin()).post("/api/appointments", wish()).expect(201);
        }

        @Test
        void isToldAndLogged() {
            practice.book(visit(ana, ionescu, checkUp, monday("10:00"))).expect(201);
            practice.owner().post("/api/appointments", wish()).expect(201);

            try (Events.Reader appointments = events.read(Topic.SCHEDULING_APPOINTMENT, practice.clinic.id())) {
                assertThat(appointments.await(2))
                        .extracting(one -> one.as(AppointmentBooked.class).overbooked())
                        .containsExactly(false, true);
            }
            try (Events.Reader log = events.read(Topic.PLATFORM_AUDIT, practice.clinic.id())) {
                assertThat(log.await(4))
                        .flatExtracting(one -> one.as(AuditRecorded.class).changes())
                        .filteredOn(change -> change.field().equals("overbook_reason"))
                        .singleElement()
                        .satisfies(reason -> {
                            assertThat(reason.masked()).isTrue();
                            assertThat(reason.newValue()).doesNotContain("emergency");
                        });
            }
        }

        @Test
        void flagsNothingWhereTheTimeIsFree() {
            Answer booked = practice.owner().post("/api/appointments", wish()).expect(201);

            assertThat(booked.data().path("overbooked").isNull()).isTrue();
        }

        @Test
        void takesAFreeChairWhereOnlyTheDentistIsBusy() {
            UUID filling = practice.filling();
            UUID left = practice.chair("A");
            UUID right = practice.chair("B");
            practice.book(with(visit(ana, ionescu, filling, monday("10:00")), "resource_id", left))
                    .expect(201);

            Answer overbooked = practice.owner()
                    .post(
                            "/api/appointments",
                            with(
                                    visit(ana, ionescu, filling, monday("10:00")),
                                    "overbook",
                                    Map.of("reason", "emergency")))
                    .expect(201);

            assertThat(overbooked.data().path("resource_id").asString()).isEqualTo(right.toString());
        }

        @Test
        void isForThePlaceItWasGrantedForAndNoOther() {
            UUID filling = practice.filling();
            UUID chair = practice.chair("A");
            UUID popescu = practice.dentist("Dr. Popescu");
            Map<String, Object> inTheChair = with(visit(ana, ionescu, filling, monday("10:00")), "resource_id", chair);
            practice.book(inTheChair).expect(201);
            UUID overbooked = practice.owner()
                    .post("/api/appointments", with(inTheChair, "overbook", Map.of("reason", "emergency")))
                    .expect(201)
                    .id();

            Answer refused = practice.move(overbooked, "provider_id", popescu).expect(409, "CONFLICT_DETECTED");

            assertThat(refused.details())
                    .singleElement()
                    .satisfies(conflict ->
                            assertThat(conflict.path("kind").asString()).isEqualTo("resource"));
            Answer moved = practice.move(overbooked, "provider_id", popescu, "start_time", monday("11:00"))
                    .expect(200);
            assertThat(moved.data().path("overbooked").isNull()).isTrue();
        }

        @Test
        void needsAReason() {
            practice.owner()
                    .post("/api/appointments", with(wish(), "overbook", Map.of("reason", " ")))
                    .expect(400, "VALIDATION_FAILED");
        }

        @Test
        void stillKeepsOthersOut() {
            practice.owner().post("/api/appointments", wish()).expect(201);

            practice.book(visit(ana, ionescu, checkUp, monday("10:00"))).expect(409, "CONFLICT_DETECTED");
        }
    }

    @Nested
    class OutsideTheHours {
        @Test
        void isRefusedByTheClinicsHours() {
            UUID owl = practice.dentist("Dr. Bufnilă", "00:00", "00:00");

            practice.book(visit(ana, owl, checkUp, monday("07:45"))).expect(422, "OUTSIDE_OPENING_HOURS");
            practice.book(visit(ana, owl, checkUp, monday("19:45"))).expect(422, "OUTSIDE_OPENING_HOURS");
            practice.book(visit(ana, owl, checkUp, local("2027-01-02T10:00"))).expect(422, "OUTSIDE_OPENING_HOURS");
            practice.book(visit(ana, owl, checkUp, monday("08:00"))).expect(201);
            practice.book(visit(ana, owl, checkUp, monday("19:30"))).expect(201);
        }

        @Test
        void isRefusedByTheProvidersHours() {
            UUID mornings = practice.dentist("Dr. Dimineață", "09:00", "13:00");

            practice.book(visit(ana, mornings, checkUp, monday("08:30"))).expect(422, "OUTSIDE_OPENING_HOURS");
            practice.book(visit(ana, mornings, checkUp, monday("13:00"))).expect(422, "OUTSIDE_OPENING_HOURS");
            practice.book(visit(ana, mornings, checkUp, monday("12:30"))).expect(201);
        }

        @Test
        void followsTheWallClockAfterTheClocksGoForward() {
            practice.book(visit(ana, ionescu, checkUp, "2027-03-26T06:00:00Z")).expect(201);
            practice.book(visit(ana, ionescu, checkUp, "2027-03-29T05:00:00Z")).expect(201);
            practice.book(visit(ana, ionescu, checkUp, "2027-03-29T04:30:00Z")).expect(422, "OUTSIDE_OPENING_HOURS");
        }
    }

    @Nested
    class Refuses {
        @Test
        void whatIsUnknown() {
            UUID nobody = UUID.randomUUID();
            Map<String, Object> wish = visit(ana, ionescu, checkUp, monday("10:00"));

            practice.book(with(wish, "client_id", nobody)).expect(404, "NOT_FOUND");
            practice.book(with(wish, "provider_id", nobody)).expect(404, "NOT_FOUND");
            practice.book(with(wish, "service_id", nobody)).expect(404, "NOT_FOUND");
            practice.book(with(wish, "resource_id", nobody)).expect(404, "NOT_FOUND");
        }

        @Test
        void aPatientWhoseFileIsOutOfUse() {
            Map<String, Object> wish = visit(ana, ionescu, checkUp, monday("10:00"));

            events.publish(
                    practice.clinic.id(),
                    new ClientDetailsChanged(ana, 2, "deleted", List.of("status"), clock.instant()));
            practice.book(visit(practice.patient(), ionescu, checkUp, monday("09:00")))
                    .expect(201);
            // one clinic's events keep their order: who knows the patient told of last knows of this one too
            practice.book(wish).expect(404, "NOT_FOUND");

            events.publish(
                    practice.clinic.id(),
                    new ClientDetailsChanged(ana, 3, "active", List.of("status"), clock.instant()));
            practice.book(wish).expect(201);
        }

        @Test
        void whatAnotherClinicHas() {
            Practice other = Practice.open(clinics.fresh(), api, events);
            UUID theirs = other.patient();
            other.book(visit(theirs, other.dentist("Dr. Popescu"), other.checkUp(), monday("10:00")))
                    .expect(201);

            practice.book(visit(theirs, ionescu, checkUp, monday("10:00"))).expect(404, "NOT_FOUND");
        }

        @Test
        void aProviderWhoDoesNotDoIt() {
            UUID whitening = practice.service(aService("Albire", 60));
            UUID hygienist = practice.owner()
                    .post(
                            "/api/providers",
                            with(
                                    Practice.aDentist("Ana Igienist", "08:00", "20:00"),
                                    "service_ids",
                                    List.of(whitening)))
                    .expect(201)
                    .id();

            practice.book(visit(ana, hygienist, checkUp, monday("10:00"))).expect(422, "SERVICE_NOT_PERFORMED");
            practice.book(visit(ana, hygienist, whitening, monday("10:00"))).expect(201);
        }

        @Test
        void whatIsWrongWithAllFieldsNamed() {
            Answer refused = practice.book(body("client_id", "x", "start_time", "tomorrow", "surprise", 1))
                    .expect(400, "VALIDATION_FAILED");

            assertThat(StreamSupport.stream(refused.details().spliterator(), false)
                            .map(problem -> problem.path("field").asString()))
                    .containsExactlyInAnyOrder("client_id", "provider_id", "service_id", "start_time", "surprise");
        }

        @Test
        void endsThatMakeNoSense() {
            Map<String, Object> wish = visit(ana, ionescu, checkUp, monday("10:00"));

            practice.book(with(wish, "end_time", monday("10:00"))).expect(400, "VALIDATION_FAILED");
            practice.book(with(wish, "end_time", local("2027-01-05T10:00"))).expect(400, "VALIDATION_FAILED");
        }

        @Test
        void aPatientOfWhomNobodyCanSayYet() {
            UUID late = Ids.next();
            Map<String, Object> wish = visit(late, ionescu, checkUp, monday("10:00"));
            try (ClientSession session = RealParts.mongo().startSession()) {
                session.startTransaction();
                // who holds the place of the copy's document holds up the copy
                LiveCopy.of(database, "known_clients")
                        .insertOne(
                                session,
                                new Document("_id", late)
                                        .append(
                                                "tenant_id",
                                                practice.clinic.id().value()));
                events.publish(practice.clinic.id(), new ClientAdded(late, 1, "active", clock.instant()));

                Answer refused = practice.book(wish).expect(503, "TEMPORARILY_UNAVAILABLE");

                assertThat(refused.header("Retry-After")).isPresent();
                session.abortTransaction();
            }
            practice.book(wish).expect(201);
        }

        @Test
        void aClinicThatHasNotArrivedYet() {
            Answer refused = api.as(clinics.fresh().owner())
                    .get("/api/calendar/slots?service_id=" + checkUp + "&from=2027-01-04&to=2027-01-04")
                    .expect(503, "TENANT_NOT_READY");

            assertThat(refused.header("Retry-After")).contains("1");
        }
    }
}
