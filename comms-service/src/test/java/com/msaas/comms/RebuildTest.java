package com.msaas.comms;

import com.msaas.contracts.ClientContact;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Projections;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.util.List;
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
    @CsvSource({"client-bookings, 2", "clinics, 2", "clinic-slugs, 2", "client-contacts, 3"})
    void makesTheSameCopyFromTheHistory(String projection, int heard) {
        projections.agreeWhenRebuilt(projection, heard, this::aDay);
    }

    private void aDay() {
        Clinic clinic = clinics.fresh();
        String slug = "clinica-" + clinic.id();
        events.publish(clinic.id(), Website.opened(clinic, slug, 1, MONDAY));
        events.publish(clinic.id(), Website.opened(clinic, slug + "-2", 2, MONDAY.plusSeconds(60)));
        UUID patient = UUID.randomUUID();
        events.publish(clinic.id(), contact(patient, 1));
        events.publish(clinic.id(), contact(patient, 2));
        events.publish(clinic.id(), contact(UUID.randomUUID(), 1));
        events.publish(clinic.id(), Visit.madeAt(MONDAY, patient).booked());
        events.publish(
                clinic.id(), Visit.madeAt(MONDAY.plusSeconds(60), patient).booked());
    }

    private static ClientContact contact(UUID patient, long version) {
        return new ClientContact(
                patient, version, "Ana", "Pop", List.of("ana" + version + "@example.ro"), List.of("+40722123456"));
    }
}
