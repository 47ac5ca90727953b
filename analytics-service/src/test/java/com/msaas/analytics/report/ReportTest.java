package com.msaas.analytics.report;

import static com.msaas.contracts.AppointmentStatus.CANCELLED;
import static com.msaas.contracts.AppointmentStatus.CHECKED_IN;
import static com.msaas.contracts.AppointmentStatus.COMPLETED;
import static com.msaas.contracts.AppointmentStatus.CONFIRMED;
import static com.msaas.contracts.AppointmentStatus.NO_SHOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.analytics.Told;
import com.msaas.contracts.ClientAdded;
import com.msaas.platform.id.Ids;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// A Monday and a Tuesday at a small practice: two dentists, two treatments, three patients.
@ServiceTest
class ReportTest {
    private static final String DAYS = "from=2027-01-04&to=2027-01-05";

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    private final UUID ana = Ids.next();
    private final UUID ion = Ids.next();
    private final UUID ionescu = Ids.next();
    private final UUID popescu = Ids.next();
    private final UUID cleaning = Ids.next();
    private final UUID filling = Ids.next();
    private Clinic clinic;

    @BeforeEach
    void twoDays() {
        clinic = clinics.fresh();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        events.publish(clinic.id(), new ClientAdded(ana, 1, "active", Instant.parse("2027-01-03T22:10:00Z")));
        events.publish(clinic.id(), new ClientAdded(ion, 1, "active", Instant.parse("2027-01-05T22:10:00Z")));
        Told first = Told.booked(ana, ionescu, cleaning, "2027-01-04T08:00:00Z");
        Told again = Told.booked(ana, ionescu, filling, "2027-01-05T08:00:00Z");
        Told inEuro = Told.booked(ion, popescu, filling, "2027-01-04T09:00:00Z").costing("20.50", "EUR");
        Told missed = Told.booked(ion, popescu, filling, "2027-01-04T10:00:00Z");
        Told open = Told.booked(ion, popescu, cleaning, "2027-01-05T10:00:00Z").costing("80.00", "RON");
        Told waiting =
                Told.booked(ion, ionescu, cleaning, "2027-01-05T11:00:00Z").costing("9.00", "EUR");
        Told cancelled = Told.booked(ion, ionescu, cleaning, "2027-01-05T12:00:00Z");
        Stream.of(
                        first.now(COMPLETED),
                        again.now(COMPLETED),
                        inEuro.now(COMPLETED),
                        missed.now(NO_SHOW),
                        open.now(CONFIRMED),
                        waiting.now(CHECKED_IN),
                        cancelled.now(CANCELLED))
                .forEach(one -> events.publish(clinic.id(), one.fact()));
        await().until(() ->
                api.as(clinic.owner()).get("/api/analytics/dashboard").status() == 200
                        && get("appointments?" + DAYS).path("booked").asInt() == 7
                        && get("clients?" + DAYS).path("new_clients").asInt() == 1);
    }

    @Test
    void tellsWhatCameInAndWhatMayStillComeIn() {
        JsonNode byDay = get("revenue?" + DAYS);

        assertThat(byDay.path("group_by").asString()).isEqualTo("day");
        assertThat(money(byDay)).isEqualTo("200.00 RON + 20.50 EUR, to come 80.00 RON + 9.00 EUR");
        assertThat(rows(byDay, "date"))
                .containsExactly(
                        "2027-01-04: 100.00 RON + 20.50 EUR, to come 0.00 RON",
                        "2027-01-05: 100.00 RON, to come 80.00 RON + 9.00 EUR");
        assertThat(rows(get("revenue?group_by=provider&" + DAYS), "provider_id"))
                .containsExactly(
                        ionescu + ": 200.00 RON, to come 0.00 RON + 9.00 EUR",
                        popescu + ": 0.00 RON + 20.50 EUR, to come 80.00 RON");
        assertThat(rows(get("revenue?group_by=service&" + DAYS), "service_id"))
                .containsExactly(
                        cleaning + ": 100.00 RON, to come 80.00 RON + 9.00 EUR",
                        filling + ": 100.00 RON + 20.50 EUR, to come 0.00 RON");
        assertThat(byDay.path("definitions").propertyNames()).containsExactly("revenue", "forecast");
    }

    @Test
    void tellsHowAppointmentsEnded() {
        JsonNode byProvider = get("appointments?group_by=provider&" + DAYS);

        assertThat(byProvider.path("group_by").asString()).isEqualTo("provider");
        assertThat(numbers(byProvider)).isEqualTo("7 3 1 1 0.25 180");
        assertThat(byProvider
                        .path("groups")
                        .valueStream()
                        .map(row -> row.path("provider_id").asString() + ": " + numbers(row)))
                .containsExactly(ionescu + ": 4 2 1 0 0.0 90", popescu + ": 3 1 0 1 0.5 90");
        assertThat(get("appointments?group_by=day&from=2027-01-04&to=2027-01-06")
                        .path("groups")
                        .valueStream()
                        .map(row -> row.path("date").asString() + ": " + numbers(row)))
                .containsExactly(
                        "2027-01-04: 3 2 0 1 " + 1 / 3.0 + " 90",
                        "2027-01-05: 4 1 1 0 0.0 90",
                        "2027-01-06: 0 0 0 0 0.0 0");
        assertThat(byProvider.path("definitions").propertyNames())
                .containsExactly("booked", "completed", "cancelled", "no_show", "no_show_rate", "booked_minutes");
    }

    @Test
    void tellsWhoIsNewAndWhoCameAgain() {
        JsonNode clients = get("clients?" + DAYS);

        assertThat(clients.path("new_clients").asInt()).isEqualTo(1);
        assertThat(clients.path("first_visits").asInt()).isEqualTo(2);
        assertThat(clients.path("returning_visits").asInt()).isEqualTo(1);
        assertThat(clients.path("by_day").toString())
                .isEqualTo("[{\"date\":\"2027-01-04\",\"new_clients\":1,\"first_visits\":2,\"returning_visits\":0},"
                        + "{\"date\":\"2027-01-05\",\"new_clients\":0,\"first_visits\":0,\"returning_visits\":1}]");
        assertThat(clients.path("definitions").propertyNames())
                .containsExactly("new_clients", "first_visits", "returning_visits");
    }

    @Test
    void findsTheFirstVisitAnewWhenAnEarlierOneIsTold() {
        Told earlier = Told.booked(ana, ionescu, cleaning, "2026-12-01T08:00:00Z");

        events.publish(clinic.id(), earlier.now(COMPLETED).fact());

        await().until(
                        () -> get("clients?" + DAYS),
                        clients -> clients.path("first_visits").asInt() == 1
                                && clients.path("returning_visits").asInt() == 2);
        assertThat(get("clients?from=2026-12-01&to=2026-12-01")
                        .path("first_visits")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (String report : List.of("revenue", "appointments", "clients")) {
            ApiClient viewer = api.as(clinic.viewer());
            viewer.get("/api/analytics/" + report + "?" + DAYS).expect(200);
            viewer.get("/api/analytics/" + report + "?from=2027-01-05&to=2027-01-04")
                    .expect(400, "VALIDATION_FAILED");
            viewer.get("/api/analytics/" + report + "?from=2025-01-01&to=2027-01-04")
                    .expect(400, "VALIDATION_FAILED");
        }
        api.as(clinic.owner()).get("/api/analytics/revenue?group_by=chair").expect(400, "VALIDATION_FAILED");
    }

    private JsonNode get(String report) {
        return api.as(clinic.owner())
                .get("/api/analytics/" + report)
                .expect(200)
                .data();
    }

    private static List<String> rows(JsonNode report, String group) {
        return report.path("groups")
                .valueStream()
                .map(row -> row.path(group).asString() + ": " + money(row))
                .toList();
    }

    private static String money(JsonNode amounts) {
        return sum(amounts.path("revenue"), amounts.path("revenue_in_other_currencies")) + ", to come "
                + sum(amounts.path("forecast"), amounts.path("forecast_in_other_currencies"));
    }

    private static String sum(JsonNode own, JsonNode others) {
        return String.join(
                " + ",
                Stream.concat(Stream.of(own), others.valueStream())
                        .map(money -> money.path("amount").asString() + " "
                                + money.path("currency").asString())
                        .toList());
    }

    private static String numbers(JsonNode counts) {
        return String.join(
                " ",
                counts.path("booked").toString(),
                counts.path("completed").toString(),
                counts.path("cancelled").toString(),
                counts.path("no_show").toString(),
                counts.path("no_show_rate").toString(),
                counts.path("booked_minutes").toString());
    }
}
