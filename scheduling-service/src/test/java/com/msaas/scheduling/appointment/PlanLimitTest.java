package com.msaas.scheduling.appointment;

import static com.msaas.scheduling.Practice.monday;
import static com.msaas.scheduling.Practice.visit;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.scheduling.Practice;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Plans;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// A clinic makes as many appointments a month as its plan allows.
@ServiceTest
class PlanLimitTest {
    private static final Instant LATE_IN_DECEMBER = Instant.parse("2026-12-31T20:00:00Z");
    private static final Instant JANUARY_IN_BUCHAREST = Instant.parse("2026-12-31T22:00:00Z");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    @Autowired
    Plans plans;

    private Practice practice;
    private UUID ana;
    private UUID ionescu;
    private UUID checkUp;

    @BeforeEach
    void open() {
        clock.stopAt(LATE_IN_DECEMBER);
        practice = Practice.open(clinics.fresh(), api, events);
        ana = practice.patient();
        ionescu = practice.dentist("Dr. Ionescu");
        checkUp = practice.checkUp();
    }

    @Test
    void refusesTheOneBeyondAndSaysWhatLiftsTheLimit() {
        plan("starter", 2L, "pro");
        book("09:00").expect(201);
        book("10:00").expect(201);

        Answer refused = book("11:00").expect(402, "PLAN_LIMIT_REACHED");

        JsonNode details = refused.details();
        assertThat(details.path("limit").asString()).isEqualTo("appointments_per_month");
        assertThat(details.path("used").asLong()).isEqualTo(2);
        assertThat(details.path("allowed").asLong()).isEqualTo(2);
        assertThat(details.path("plan").asString()).isEqualTo("starter");
        assertThat(details.path("lifted_by").asString()).isEqualTo("pro");
        assertThat(practice.staff().get("/api/appointments").data()).hasSize(2);
        plan("pro", null, null);
        book("11:00").expect(201);
    }

    @Test
    void givesNothingBackWhenOneIsCalledOff() {
        plan("starter", 1L, "pro");
        UUID first = book("09:00").expect(201).id();

        practice.status(first, "cancelled").expect(200);

        book("09:00").expect(402, "PLAN_LIMIT_REACHED");
    }

    @Test
    void beginsAnewWithEachMonthOfTheClinicsOwnCalendar() {
        plan("starter", 1L, "pro");
        book("09:00").expect(201);
        book("10:00").expect(402, "PLAN_LIMIT_REACHED");

        clock.stopAt(JANUARY_IN_BUCHAREST);

        book("10:00").expect(201);
        book("11:00").expect(402, "PLAN_LIMIT_REACHED");
    }

    @Test
    void countsNoBookingThatIsRefused() {
        plan("starter", 2L, "pro");
        book("09:00").expect(201);
        book("09:00").expect(409, "CONFLICT_DETECTED");

        book("10:00").expect(201);
    }

    private Answer book(String time) {
        return practice.book(visit(ana, ionescu, checkUp, monday(time)));
    }

    private void plan(String plan, @Nullable Long allowed, @Nullable String liftedBy) {
        plans.put(practice.clinic.id(), plan, "appointments_per_month", allowed, liftedBy);
    }
}
