package com.msaas.analytics;

import static java.time.temporal.ChronoUnit.DAYS;

import com.msaas.contracts.ClientAdded;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
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
    @CsvSource({"day-counts, 6", "clinics, 1"})
    void makesTheSameCopyFromTheHistory(String projection, int heard) {
        projections.agreeWhenRebuilt(projection, heard, this::aDay);
    }

    private void aDay() {
        Clinic clinic = clinics.fresh();
        UUID patient = UUID.randomUUID();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        events.publish(clinic.id(), new ClientAdded(patient, 1, "active", MONDAY));
        Visit kept = Visit.of(patient, MONDAY, "250.00");
        Visit cancelled = Visit.of(patient, MONDAY, "100.00").paidIn("20.00", "EUR");
        events.publish(clinic.id(), kept.booked());
        events.publish(clinic.id(), cancelled.booked());
        events.publish(clinic.id(), kept.movedTo(MONDAY.plus(1, DAYS)));
        events.publish(clinic.id(), cancelled.cancelled());
        events.publish(clinic.id(), kept.completed());
    }
}
