package com.msaas.scheduling;

import static com.msaas.scheduling.Practice.monday;
import static com.msaas.scheduling.Practice.visit;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// MongoDB itself says how it answered: by an index each time, and none of it sorted in memory.
@ServiceTest
class QueryPlanTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Value("${clinic.mongodb.database}")
    String name;

    private MongoDatabase database;
    private Practice practice;
    private UUID ana;
    private UUID ionescu;
    private UUID chair;
    private UUID filling;
    private UUID booked;

    @BeforeEach
    void open() {
        database = RealParts.database(name);
        practice = Practice.open(clinics.fresh(), api, events);
        ana = practice.patient();
        ionescu = practice.dentist("Dr. Ionescu");
        chair = practice.chair("A");
        filling = practice.filling();
        booked = practice.book(visit(ana, ionescu, filling, monday("10:00")))
                .expect(201)
                .id();
        database.runCommand(new Document("profile", 2));
    }

    @AfterEach
    void stopLooking() {
        database.runCommand(new Document("profile", 0));
        database.getCollection("system.profile").drop();
    }

    @Test
    void noQueryReadsAWholeCollectionOrSortsInMemory() {
        List.of(
                        "/api/providers",
                        "/api/resources?page=2",
                        "/api/services?limit=5",
                        "/api/appointments",
                        "/api/appointments?start=" + monday("08:00") + "&end=" + monday("20:00"),
                        "/api/appointments?provider_id=" + ionescu + "&start=" + monday("08:00"),
                        "/api/appointments?client_id=" + ana,
                        "/api/appointments?resource_id=" + chair,
                        "/api/appointments?location_id=" + practice.firstPlace(),
                        "/api/appointments?status=scheduled",
                        "/api/appointments/" + booked,
                        "/api/calendar/slots?service_id=" + filling + "&from=2027-01-04&to=2027-01-31",
                        "/api/calendar/slots?service_id=" + filling + "&location_id=" + practice.firstPlace()
                                + "&from=2027-01-04&to=2027-01-31",
                        "/api/calendar/conflicts?resource_id=" + chair + "&start_time=" + monday("10:00") + "&end_time="
                                + monday("11:00"))
                .forEach(path -> practice.staff().get(path).expect(200));
        practice.book(visit(ana, ionescu, filling, monday("12:00"))).expect(201);
        practice.move(booked, "start_time", monday("14:00")).expect(200);

        Practice other = Practice.open(clinics.fresh(), api, events);
        other.book(visit(other.patient(), other.dentist("Dr. Pop"), other.checkUp(), monday("12:00")))
                .expect(201);

        List<Document> statements = statements();
        assertThat(statements)
                .as("the first booking of a month counts those that are there")
                .anySatisfy(one -> assertThat(one.getString("planSummary")).contains("created_at"));
        assertThat(statements)
                .extracting(one -> one.getString("ns").replaceAll("\\.g[0-9]+$", ""))
                .contains(
                        name + ".appointments",
                        name + ".agendas",
                        name + ".providers",
                        name + ".resources",
                        name + ".services",
                        name + ".known_clients",
                        name + ".clinic_settings",
                        name + ".clinic_locations",
                        name + ".plan_limits");
        assertThat(statements)
                .allSatisfy(one ->
                        assertThat(one.get("planSummary", "")).as("%s", one).doesNotContain("COLLSCAN"))
                .allSatisfy(one -> assertThat(one.getBoolean("hasSortStage", false))
                        .as("%s", one)
                        .isFalse());
    }

    @Test
    void aBookingAsksOnceForTheClinicAndOnceForThePlace() {
        practice.book(visit(ana, ionescu, filling, monday("12:00"))).expect(201);

        assertThat(statements())
                .extracting(one -> one.getString("ns").replaceAll("\\.g[0-9]+$", ""))
                .containsOnlyOnce(name + ".clinic_settings", name + ".clinic_locations");
    }

    /// What was asked of the collections that belong to clinics.
    private List<Document> statements() {
        return database.getCollection("system.profile")
                .find(Filters.and(
                        Filters.regex(
                                "ns",
                                "(appointments|agendas|providers|resources|services|known_clients|clinic_settings"
                                        + "|clinic_locations|plan_limits)"
                                        + "(\\.g[0-9]+)?$"),
                        Filters.exists("planSummary")))
                .into(new ArrayList<>());
    }
}
