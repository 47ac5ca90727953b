package com.msaas.crm.statistics;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.EventEnvelope;
import com.msaas.platform.mongo.Generations;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest
class StatisticsTest {
    private static final Instant TODAY = Instant.parse("2027-03-15T09:00:00Z");
    private static final Instant LAST_WEEK = TODAY.minus(7, DAYS);
    private static final Instant NEXT_WEEK = TODAY.plus(7, DAYS);

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    @Autowired
    Generations generations;

    @Value("${clinic.mongodb.database}")
    String database;

    private Clinic clinic;
    private UUID patient;

    @BeforeEach
    void addsAPatient() {
        clock.stopAt(TODAY);
        clinic = clinics.fresh();
        patient = api.as(clinic.staff())
                .post("/api/clients", Map.of("first_name", "Ana", "last_name", "Pop"))
                .expect(201)
                .id();
    }

    @Test
    void followAnAppointmentThroughItsLife() {
        Visit visit = Visit.of(patient, NEXT_WEEK, "250.00");
        tell(visit.booked());
        awaitEvents(1);
        assertThat(file().path("appointments_count").asLong()).isEqualTo(1);
        assertThat(file().path("next_appointment_at").asString()).isEqualTo("2027-03-22T09:00:00Z");
        assertThat(file().path("last_appointment_at").isNull()).isTrue();
        assertThat(spent()).isEqualTo("0.00 RON");

        tell(visit.movedTo(LAST_WEEK));
        tell(visit.completed());
        awaitEvents(3);

        assertThat(file().path("appointments_count").asLong()).isEqualTo(1);
        assertThat(file().path("next_appointment_at").isNull()).isTrue();
        assertThat(file().path("last_appointment_at").asString()).isEqualTo("2027-03-08T09:00:00Z");
        assertThat(spent()).isEqualTo("250.00 RON");
        assertThat(file().path("lead_score").asInt()).isEqualTo(10);
    }

    @Test
    void takeBackWhatWasCancelledAndCountWhoDidNotCome() {
        Visit cancelled = Visit.of(patient, NEXT_WEEK, "100.00");
        Visit missed = Visit.of(patient, LAST_WEEK, "100.00");
        Visit ahead = Visit.of(patient, NEXT_WEEK.plus(1, DAYS), "100.00");
        tell(cancelled.booked());
        tell(missed.booked());
        tell(ahead.booked());
        tell(cancelled.cancelled());
        tell(missed.missed());
        awaitEvents(5);

        assertThat(file().path("appointments_count").asLong()).isEqualTo(2);
        assertThat(file().path("no_show_count").asLong()).isEqualTo(1);
        assertThat(file().path("next_appointment_at").asString()).isEqualTo("2027-03-23T09:00:00Z");
        assertThat(file().path("last_appointment_at").isNull()).isTrue();
        assertThat(spent()).isEqualTo("0.00 RON");
        assertThat(file().path("lead_score").asInt()).isEqualTo(5);
    }

    @Test
    void countAnAppointmentAgainThatIsOnAgain() {
        Visit visit = Visit.of(patient, NEXT_WEEK, "100.00");
        tell(visit.booked());
        tell(visit.cancelled());
        tell(visit.booked());
        awaitEvents(3);

        assertThat(file().path("appointments_count").asLong()).isEqualTo(1);
        assertThat(file().path("next_appointment_at").asString()).isEqualTo("2027-03-22T09:00:00Z");
    }

    @Test
    void doNotCountAnEventTwiceThatIsDeliveredTwice() {
        Visit visit = Visit.of(patient, LAST_WEEK, "250.00");
        AppointmentBooked booked = visit.booked();
        EventEnvelope envelope = events.publish(clinic.id(), booked);
        events.publish(envelope, booked);
        tell(visit.completed());
        events.publish(envelope, booked);
        Visit after = Visit.of(patient, NEXT_WEEK, "250.00");
        tell(after.booked());

        awaitEvents(3);
        assertThat(file().path("appointments_count").asLong()).isEqualTo(2);
        assertThat(spent()).isEqualTo("250.00 RON");
    }

    @Test
    void areNotSetBackByWhatComesLate() {
        Visit visit = Visit.of(patient, NEXT_WEEK, "250.00");
        AppointmentFact booked = visit.booked();
        AppointmentFact moved = visit.movedTo(LAST_WEEK);
        AppointmentFact completed = visit.completed();
        tell(completed);
        tell(booked);
        tell(moved);
        awaitEvents(3);

        assertThat(file().path("appointments_count").asLong()).isEqualTo(1);
        assertThat(file().path("next_appointment_at").isNull()).isTrue();
        assertThat(file().path("last_appointment_at").asString()).isEqualTo("2027-03-08T09:00:00Z");
        assertThat(spent()).isEqualTo("250.00 RON");
    }

    @Test
    void areToldInTheClinicsOwnCurrency() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest", "EUR"));
        Visit inLei = Visit.of(patient, LAST_WEEK, "250.00");
        Visit inEuro = Visit.of(patient, LAST_WEEK, "1.00").paidIn("99.50", "EUR");
        tell(inLei.booked());
        tell(inLei.completed());
        tell(inEuro.booked());
        tell(inEuro.completed());
        awaitEvents(4);

        await().untilAsserted(() -> assertThat(spent()).isEqualTo("99.50 EUR"));
        assertThat(file().path("appointments_count").asLong()).isEqualTo(2);
    }

    @Test
    void standBesideEachFileOfAList() {
        UUID other = api.as(clinic.staff())
                .post("/api/clients", Map.of("first_name", "Ion", "last_name", "Zamfir"))
                .expect(201)
                .id();
        tell(Visit.of(patient, NEXT_WEEK, "100.00").booked());
        awaitEvents(1);

        JsonNode list = api.as(clinic.staff()).get("/api/clients").expect(200).data();

        assertThat(list.get(0).path("appointments_count").asLong()).isEqualTo(1);
        assertThat(list.get(1).path("id").asString()).isEqualTo(other.toString());
        assertThat(list.get(1).path("appointments_count").asLong(-1)).isZero();
    }

    private void tell(AppointmentFact fact) {
        events.publish(clinic.id(), fact);
    }

    /// The number of events that went into the patient's counts: exact, so a repeat that counted would fail
    /// it.
    private void awaitEvents(long exactly) {
        await().until(() -> eventsTaken() >= exactly);
        assertThat(eventsTaken()).isEqualTo(exactly);
    }

    private long eventsTaken() {
        long taken = 0;
        String live = Generations.collectionName("client_totals", generations.live("client-statistics"));
        for (Document total :
                RealParts.database(database).getCollection(live).find(new Document("client_id", patient))) {
            taken += total.getLong("events");
        }
        return taken;
    }

    private JsonNode file() {
        return api.as(clinic.staff()).get("/api/clients/" + patient).expect(200).data();
    }

    private String spent() {
        JsonNode spent = file().path("total_spent");
        return spent.path("amount").asString() + " " + spent.path("currency").asString();
    }
}
