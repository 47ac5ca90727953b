package com.msaas.scheduling.appointment;

import static com.msaas.scheduling.Practice.body;
import static com.msaas.scheduling.Practice.local;
import static com.msaas.scheduling.Practice.monday;
import static com.msaas.scheduling.Practice.visit;
import static com.msaas.scheduling.Practice.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.AppointmentCancelled;
import com.msaas.contracts.AppointmentConfirmed;
import com.msaas.contracts.AppointmentRescheduled;
import com.msaas.contracts.Topic;
import com.msaas.scheduling.Practice;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ChangingTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    private Practice practice;
    private UUID ana;
    private UUID ionescu;
    private UUID checkUp;
    private UUID booked;

    @BeforeEach
    void open() {
        practice = Practice.open(clinics.fresh(), api, events);
        ana = practice.patient();
        ionescu = practice.dentist("Dr. Ionescu");
        checkUp = practice.checkUp();
        booked = practice.book(visit(ana, ionescu, checkUp, monday("10:00")))
                .expect(201)
                .id();
    }

    private void isFree(String time) {
        UUID other =
                practice.book(visit(ana, ionescu, checkUp, time)).expect(201).id();
        practice.staff().delete("/api/appointments/" + other).expect(204);
    }

    private void isTaken(String time) {
        practice.book(visit(ana, ionescu, checkUp, time)).expect(409, "CONFLICT_DETECTED");
    }

    @Nested
    class Moving {
        @Test
        void takesTheNewTimeAndFreesTheOld() {
            Answer moved = practice.move(booked, "start_time", monday("14:00")).expect(200);

            assertThat(moved.data().path("end_time").asString()).isEqualTo(monday("14:30"));
            assertThat(moved.data().path("version").asLong()).isEqualTo(2);
            isFree(monday("10:00"));
            isTaken(monday("14:15"));
        }

        @Test
        void mayOverlapItself() {
            practice.move(booked, "start_time", monday("10:15")).expect(200);

            isTaken(monday("10:30"));
            isFree(monday("09:45"));
        }

        @Test
        void keepsTheHistory() {
            Answer moved = practice.move(booked, "start_time", monday("14:00")).expect(200);

            assertThat(moved.data().path("history")).singleElement().satisfies(earlier -> {
                assertThat(earlier.path("start_time").asString()).isEqualTo(monday("10:00"));
                assertThat(earlier.path("moved_by").asString())
                        .isEqualTo(practice.clinic.staff().id().toString());
            });
        }

        @Test
        void goesToAnotherProviderAndAnotherDay() {
            UUID popescu = practice.dentist("Dr. Popescu");

            practice.move(booked, "provider_id", popescu, "start_time", local("2027-01-05T09:00"))
                    .expect(200);

            isFree(monday("10:00"));
            practice.book(visit(ana, popescu, checkUp, local("2027-01-05T09:00")))
                    .expect(409, "CONFLICT_DETECTED");
        }

        @Test
        void changesTheLength() {
            practice.move(booked, "end_time", monday("11:00")).expect(200);

            isTaken(monday("10:30"));
            isFree(monday("11:00"));
        }

        @Test
        void isRefusedWhereTheTimeIsTakenAndChangesNothing() {
            practice.book(visit(ana, ionescu, checkUp, monday("14:00"))).expect(201);

            practice.move(booked, "start_time", monday("13:45"), "notes", "later")
                    .expect(409, "CONFLICT_DETECTED");

            JsonNode still = practice.appointment(booked).data();
            assertThat(still.path("start_time").asString()).isEqualTo(monday("10:00"));
            assertThat(still.path("notes").isNull()).isTrue();
            assertThat(still.path("version").asLong()).isEqualTo(1);
            isTaken(monday("10:00"));
        }

        @Test
        void isRefusedOutsideTheHours() {
            practice.move(booked, "start_time", monday("21:00")).expect(422, "OUTSIDE_OPENING_HOURS");
        }

        @Test
        void isStillPossibleWhenTheServiceIsOfferedNoMore() {
            practice.owner().delete("/api/services/" + checkUp).expect(204);

            practice.move(booked, "start_time", monday("14:00")).expect(200);
        }

        @Test
        void changesTheChair() {
            UUID filling = practice.filling();
            UUID left = practice.chair("A");
            UUID right = practice.chair("B");
            UUID inLeft = practice.book(visit(ana, ionescu, filling, monday("12:00")))
                    .expect(201)
                    .id();

            Answer moved = practice.move(inLeft, "resource_id", right).expect(200);

            assertThat(moved.data().path("resource_id").asString()).isEqualTo(right.toString());
            UUID popescu = practice.dentist("Dr. Popescu");
            practice.book(with(visit(ana, popescu, filling, monday("12:00")), "resource_id", left))
                    .expect(201);
        }

        @Test
        void keepsTheChairThoughItWasTakenOut() {
            UUID filling = practice.filling();
            UUID chair = practice.chair("A");
            UUID inTheChair = practice.book(visit(ana, ionescu, filling, monday("12:00")))
                    .expect(201)
                    .id();
            practice.owner().delete("/api/resources/" + chair).expect(204);

            Answer moved =
                    practice.move(inTheChair, "start_time", monday("13:00")).expect(200);

            assertThat(moved.data().path("resource_id").asString()).isEqualTo(chair.toString());
            practice.move(booked, "resource_id", chair).expect(404, "NOT_FOUND");
        }

        @Test
        void isRefusedWhenItIsOverBeforeAnybodyLooksWhereTo() {
            List.of("confirmed", "checked_in", "in_progress", "completed")
                    .forEach(status -> practice.status(booked, status).expect(200));

            practice.move(booked, "start_time", monday("21:00")).expect(409, "ILLEGAL_STATUS_CHANGE");
            practice.move(booked, "provider_id", UUID.randomUUID()).expect(409, "ILLEGAL_STATUS_CHANGE");
        }

        @Test
        void takesAnyOtherChairWhenNoneIsWantedAnyMore() {
            UUID filling = practice.filling();
            practice.chair("A");
            UUID right = practice.chair("B");
            UUID popescu = practice.dentist("Dr. Popescu");
            practice.book(visit(ana, popescu, filling, monday("15:00"))).expect(201);
            UUID inLeft = practice.book(visit(ana, ionescu, filling, monday("12:00")))
                    .expect(201)
                    .id();

            Answer moved = practice.move(inLeft, "start_time", monday("15:00"), "resource_id", null)
                    .expect(200);

            assertThat(moved.data().path("resource_id").asString()).isEqualTo(right.toString());
        }
    }

    @Nested
    class OnItsWay {
        @Test
        void goesThroughTheDay() {
            List.of("confirmed", "checked_in", "in_progress", "completed")
                    .forEach(status -> assertThat(practice.status(booked, status)
                                    .expect(200)
                                    .data()
                                    .path("status")
                                    .asString())
                            .isEqualTo(status));

            practice.status(booked, "cancelled").expect(409, "ILLEGAL_STATUS_CHANGE");
            isTaken(monday("10:00"));
        }

        @Test
        void leavesOutNoStep() {
            Stream.of("checked_in", "in_progress", "completed")
                    .forEach(status -> practice.status(booked, status).expect(409, "ILLEGAL_STATUS_CHANGE"));
            practice.status(booked, "confirmed").expect(200);
            practice.status(booked, "scheduled").expect(409, "ILLEGAL_STATUS_CHANGE");
        }

        @Test
        void staysWhereItIsWhenToldSoAgain() {
            practice.status(booked, "confirmed").expect(200);

            Answer again = practice.status(booked, "confirmed").expect(200);

            assertThat(again.data().path("version").asLong()).isEqualTo(2);
        }

        @Test
        void freesTheTimeWhenCancelledAndTellsWhoAndWhy() {
            Answer cancelled = practice.move(booked, "status", "cancelled", "cancellation_reason", "ill")
                    .expect(200);

            JsonNode cancellation = cancelled.data().path("cancellation");
            assertThat(cancellation.path("reason").asString()).isEqualTo("ill");
            assertThat(cancellation.path("by").asString()).isEqualTo("staff");
            assertThat(cancellation.path("user_id").asString())
                    .isEqualTo(practice.clinic.staff().id().toString());
            isFree(monday("10:00"));
            practice.move(booked, "start_time", monday("12:00")).expect(409, "ILLEGAL_STATUS_CHANGE");
        }

        @Test
        void freesTheTimeOfANoShow() {
            practice.status(booked, "no_show").expect(200);

            isFree(monday("10:00"));
        }

        @Test
        void givesAReasonOnlyForCancelling() {
            practice.move(booked, "cancellation_reason", "ill").expect(400, "VALIDATION_FAILED");
        }

        @Test
        void tellsEachThingOfOneChangeWithAVersionOfItsOwn() {
            practice.move(booked, "start_time", monday("14:00"), "status", "confirmed")
                    .expect(200);
            practice.move(booked, "status", "cancelled").expect(200);

            try (Events.Reader told = events.read(Topic.SCHEDULING_APPOINTMENT, practice.clinic.id())) {
                List<Events.Told> all = told.await(4);
                assertThat(all.get(1).as(AppointmentRescheduled.class).version())
                        .isEqualTo(2);
                assertThat(all.get(1).as(AppointmentRescheduled.class).previousStartTime())
                        .hasToString(monday("10:00"));
                assertThat(all.get(2).as(AppointmentConfirmed.class).version()).isEqualTo(3);
                assertThat(all.get(3).as(AppointmentCancelled.class).version()).isEqualTo(4);
            }
        }
    }

    @Nested
    class Versions {
        @Test
        void guardAgainstOverwriting() {
            ApiClient knowingTheFirst = practice.staff().header("If-Match", "\"1\"");
            String path = "/api/appointments/" + booked;
            knowingTheFirst.patch(path, body("notes", "one")).expect(200);

            knowingTheFirst.patch(path, body("notes", "two")).expect(409, "VERSION_MISMATCH");
            knowingTheFirst.delete(path).expect(409, "VERSION_MISMATCH");

            assertThat(practice.appointment(booked).data().path("notes").asString())
                    .isEqualTo("one");
        }

        @Test
        void stayWhereNothingChanges() {
            Answer same = practice.move(booked, "start_time", monday("10:00"), "notes", null)
                    .expect(200);

            assertThat(same.data().path("version").asLong()).isEqualTo(1);
        }
    }

    @Nested
    class Deleting {
        @Test
        void hidesItAndFreesItsTime() {
            practice.staff().delete("/api/appointments/" + booked).expect(204);

            practice.appointment(booked).expect(404, "NOT_FOUND");
            practice.staff().delete("/api/appointments/" + booked).expect(404, "NOT_FOUND");
            assertThat(practice.staff().get("/api/appointments").expect(200).data())
                    .isEmpty();
            isFree(monday("10:00"));
        }

        @Test
        void isUndoneByRestoring() {
            practice.staff().delete("/api/appointments/" + booked).expect(204);

            Answer restored = practice.staff()
                    .once()
                    .send("POST", "/api/appointments/" + booked + "/restore", null)
                    .expect(200);

            assertThat(restored.data().path("status").asString()).isEqualTo("scheduled");
            assertThat(restored.data().path("version").asLong()).isEqualTo(3);
            isTaken(monday("10:00"));
        }

        @Test
        void isNotUndoneWhenTheTimeIsTakenMeanwhile() {
            practice.staff().delete("/api/appointments/" + booked).expect(204);
            practice.book(visit(ana, ionescu, checkUp, monday("10:15"))).expect(201);

            practice.staff()
                    .send("POST", "/api/appointments/" + booked + "/restore", null)
                    .expect(409, "CONFLICT_DETECTED");
            practice.appointment(booked).expect(404, "NOT_FOUND");
        }
    }

    @Nested
    class Listing {
        @Test
        void goesByStartAndShowsWhatReachesIntoTheWindow() {
            UUID early = practice.book(visit(ana, ionescu, checkUp, monday("08:00")))
                    .expect(201)
                    .id();
            practice.book(visit(ana, ionescu, checkUp, local("2027-01-06T09:00")))
                    .expect(201);

            JsonNode all = practice.staff().get("/api/appointments").expect(200).data();
            JsonNode window = practice.staff()
                    .get("/api/appointments?start=" + monday("08:15") + "&end=" + monday("12:00"))
                    .expect(200)
                    .data();

            assertThat(all).hasSize(3);
            assertThat(window).hasSize(2);
            assertThat(window.get(0).path("id").asString()).isEqualTo(early.toString());
            assertThat(practice.staff()
                            .get("/api/appointments?start=" + monday("08:30") + "&end=" + monday("10:00"))
                            .data())
                    .isEmpty();
        }

        @Test
        void isNarrowedByEachFilter() {
            UUID other = practice.patient();
            UUID popescu = practice.dentist("Dr. Popescu");
            practice.book(visit(other, popescu, checkUp, monday("10:00"))).expect(201);
            practice.status(booked, "confirmed").expect(200);

            for (String filter : List.of("provider_id=" + ionescu, "client_id=" + ana, "status=confirmed")) {
                assertThat(practice.staff()
                                .get("/api/appointments?" + filter)
                                .expect(200)
                                .data())
                        .as(filter)
                        .singleElement()
                        .satisfies(one -> assertThat(one.path("id").asString()).isEqualTo(booked.toString()));
            }
            practice.staff().get("/api/appointments?status=lost").expect(400, "VALIDATION_FAILED");
        }
    }
}
