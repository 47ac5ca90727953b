package com.msaas.comms;

import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Projections;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class RebuildTest {
    private static final Instant MONDAY = Instant.parse("2027-01-04T08:00:00Z");

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Projections projections;

    @ParameterizedTest
    @CsvSource({"client-bookings, 2"})
    void makesTheSameCopyFromTheHistory(String projection, int heard) {
        projections.agreeWhenRebuilt(projection, heard, this::aDay);
    }

    private void aDay() {
        Clinic clinic = clinics.fresh();
        UUID patient = UUID.randomUUID();
        events.publish(clinic.id(), Visit.madeAt(MONDAY, patient).booked());
        events.publish(
                clinic.id(), Visit.madeAt(MONDAY.plusSeconds(60), patient).booked());
    }
}
