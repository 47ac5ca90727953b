package com.msaas.billing;

import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.contracts.ClinicRegistered;
import com.msaas.contracts.MemberContact;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.Projections;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class RebuildTest extends BillingTest {
    private static final Instant MONDAY = Instant.parse("2027-01-04T08:00:00Z");

    @Autowired
    Projections projections;

    @ParameterizedTest
    @CsvSource({"usage, 5", "clinics, 1", "live-clients, 3", "team, 3"})
    void makesTheSameCopyFromTheHistory(String projection, int heard) {
        projections.agreeWhenRebuilt(projection, heard, this::aDay);
    }

    private void aDay() {
        Clinic clinic = clinics.fresh();
        UUID patient = UUID.randomUUID();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        events.publish(clinic.id(), Visit.madeAt(MONDAY, patient).booked());
        events.publish(clinic.id(), new ClientAdded(patient, 1, "active", MONDAY));
        events.publish(
                clinic.id(), Visit.madeAt(MONDAY.plusSeconds(60), patient).booked());
        UUID another = UUID.randomUUID();
        events.publish(clinic.id(), new ClientAdded(another, 1, "lead", MONDAY));
        events.publish(clinic.id(), new ClientDetailsChanged(another, 2, "deleted", List.of("status"), MONDAY));
        events.publish(
                clinic.id(),
                new ClinicRegistered(clinic.id().value(), 1, clinic.owner().id(), "Clinica", MONDAY));
        for (Person person : List.of(clinic.owner(), clinic.staff())) {
            events.publish(clinic.id(), new MemberContact(person.id(), 1, person.name(), person.email()));
        }
    }
}
