package com.msaas.crm;

import static java.time.temporal.ChronoUnit.DAYS;

import com.msaas.contracts.MessageReceived;
import com.msaas.contracts.NoticeSent;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Projections;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class RebuildTest {
    private static final Instant MONDAY = Instant.parse("2027-01-04T08:00:00Z");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Projections projections;

    @ParameterizedTest
    @CsvSource({"client-statistics, 5", "client-activity, 10", "clinics, 1"})
    void makesTheSameCopyFromTheHistory(String projection, int heard) {
        projections.agreeWhenRebuilt(projection, heard, this::aDay);
    }

    private void aDay() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        UUID patient = api.as(clinic.owner())
                .post("/api/clients", Map.of("first_name", "Ana", "last_name", "Pop"))
                .expect(201)
                .id();
        api.as(clinic.owner())
                .post("/api/clients/" + patient + "/notes", Map.of("body_html", "sună seara"))
                .expect(201);
        UUID conversation = UUID.randomUUID();
        events.publish(
                clinic.id(), new MessageReceived(UUID.randomUUID(), 1, conversation, "web_form", patient, MONDAY));
        events.publish(clinic.id(), new MessageReceived(UUID.randomUUID(), 1, conversation, "email", null, MONDAY));
        events.publish(
                clinic.id(), new NoticeSent(UUID.randomUUID(), 1, patient, null, "reminder_24h", "email", MONDAY));
        Visit kept = Visit.of(patient, MONDAY, "250.00");
        Visit cancelled = Visit.of(patient, MONDAY, "100.00").paidIn("20.00", "EUR");
        events.publish(clinic.id(), kept.booked());
        events.publish(clinic.id(), cancelled.booked());
        events.publish(clinic.id(), kept.movedTo(MONDAY.plus(1, DAYS)));
        events.publish(clinic.id(), cancelled.cancelled());
        events.publish(clinic.id(), kept.completed());
    }
}
