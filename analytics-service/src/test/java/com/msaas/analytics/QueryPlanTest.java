package com.msaas.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.ClientAdded;
import com.msaas.platform.id.Ids;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// MongoDB itself says how it answered: by an index each time, and a year without going through its
/// appointments.
@ServiceTest
class QueryPlanTest {
    private static final int APPOINTMENTS = 60;
    private static final String YEAR = "from=2027-01-01&to=2027-12-31";

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Value("${clinic.mongodb.database}")
    String name;

    @AfterEach
    void stopLooking() {
        MongoDatabase database = RealParts.database(name);
        database.runCommand(new Document("profile", 0));
        database.getCollection("system.profile").drop();
    }

    @Test
    void aYearIsReadFromBucketsByTheirIndexes() {
        Clinic clinic = aYear();
        RealParts.database(name).runCommand(new Document("profile", 2));

        for (String report : List.of(
                "dashboard?",
                "revenue?group_by=day&",
                "revenue?group_by=service&",
                "appointments?group_by=provider&",
                "clients?")) {
            api.as(clinic.owner()).get("/api/analytics/" + report + YEAR).expect(200);
        }

        assertThat(readings())
                .extracting(one -> one.getString("ns").replaceAll("\\.g[0-9]+$", ""))
                .contains(
                        name + ".appointments",
                        name + ".appointment_quarters",
                        name + ".appointment_totals",
                        name + ".client_quarters");
        assertThat(readings())
                .allSatisfy(one -> assertThat(one.getString("planSummary"))
                        .as("%s", one)
                        .startsWith("IXSCAN")
                        .doesNotContain("COLLSCAN"))
                .allSatisfy(one -> assertThat(one.getBoolean("hasSortStage", false))
                        .as("%s", one)
                        .isFalse());
        // three times the days, else months; one appointment lies in the night of New Year, where UTC is a day behind
        assertThat(examined("appointment_totals")).isBetween(3 * APPOINTMENTS, 4 * APPOINTMENTS);
        assertThat(examined("appointment_quarters")).isBetween(1, 6);
        assertThat(examined("appointments")).isBetween(1, 6);
    }

    private Clinic aYear() {
        Clinic clinic = clinics.fresh();
        UUID ionescu = Ids.next();
        UUID cleaning = Ids.next();
        UUID patient = Ids.next();
        Instant noon = Instant.parse("2027-02-01T12:00:00Z");
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        events.publish(clinic.id(), new ClientAdded(patient, 1, "active", noon));
        for (int day = 0; day < APPOINTMENTS; day++) {
            String start = noon.plusSeconds(day * 24L * 3600).toString();
            events.publish(
                    clinic.id(),
                    Told.booked(patient, ionescu, cleaning, start)
                            .now(AppointmentStatus.COMPLETED)
                            .fact());
        }
        events.publish(
                clinic.id(),
                Told.booked(patient, ionescu, cleaning, "2026-12-31T22:30:00Z").fact());
        await().until(() -> {
            Answer dashboard = api.as(clinic.owner()).get("/api/analytics/dashboard?" + YEAR);
            return dashboard.status() == 200
                    && dashboard.data().path("new_clients").asInt() == 1
                    && dashboard.data().at("/appointments/booked").asInt() == APPOINTMENTS + 1;
        });
        return clinic;
    }

    /// What was read of the collections that belong to clinics, by requests only: nothing is told meanwhile.
    private List<Document> readings() {
        return RealParts.database(name)
                .getCollection("system.profile")
                .find(Filters.and(
                        Filters.regex(
                                "ns",
                                "(appointments|appointment_quarters|appointment_totals|client_quarters)"
                                        + "(\\.g[0-9]+)?$"),
                        Filters.exists("planSummary")))
                .into(new ArrayList<>());
    }

    private int examined(String collection) {
        return readings().stream()
                .filter(one -> one.getString("ns").matches(".*\\." + collection + "(\\.g[0-9]+)?"))
                .mapToInt(one -> one.get("docsExamined", Number.class).intValue())
                .sum();
    }
}
