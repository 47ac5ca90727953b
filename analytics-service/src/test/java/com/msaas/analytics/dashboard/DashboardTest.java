package com.msaas.analytics.dashboard;

import static com.msaas.contracts.AppointmentStatus.CANCELLED;
import static com.msaas.contracts.AppointmentStatus.COMPLETED;
import static com.msaas.contracts.AppointmentStatus.CONFIRMED;
import static com.msaas.contracts.AppointmentStatus.NO_SHOW;
import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.analytics.Told;
import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.EventEnvelope;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Generations;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.InContainersToo;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest
@InContainersToo
class DashboardTest {
    private static final String BUCHAREST = "Europe/Bucharest";
    private static final Instant MONDAY = Instant.parse("2027-01-04T08:00:00Z");

    /// In Bucharest it is the 5th already.
    private static final Instant NIGHT = Instant.parse("2027-01-04T22:30:00Z");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Generations generations;

    @Value("${clinic.mongodb.database}")
    String database;

    private final UUID patient = UUID.randomUUID();
    private Clinic clinic;

    @BeforeEach
    void opensAClinic() {
        clinic = clinics.fresh();
    }

    @Test
    void tellsWhatBecameOfTheDaysAppointments() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        events.publish(clinic.id(), new ClientAdded(patient, 1, "active", MONDAY));
        Visit kept = Visit.of(patient, MONDAY, "250.00");
        Visit missed = Visit.of(patient, MONDAY, "100.00");
        Visit cancelled = Visit.of(patient, MONDAY, "100.00");
        Visit moved = Visit.of(patient, MONDAY, "100.00");
        tell(kept.booked());
        tell(missed.booked());
        tell(cancelled.booked());
        tell(moved.booked());
        tell(kept.completed());
        tell(missed.missed());
        tell(cancelled.cancelled());
        tell(moved.movedTo(MONDAY.plus(1, DAYS)));
        awaitEvents(8);

        JsonNode dashboard = dashboard("2027-01-04", "2027-01-06");

        assertThat(dashboard.path("appointments").toString())
                .isEqualTo("{\"booked\":4,\"completed\":1,\"cancelled\":1,\"no_show\":1,\"no_show_rate\":0.5}");
        assertThat(dashboard.path("revenue").toString()).isEqualTo("{\"amount\":\"250.00\",\"currency\":\"RON\"}");
        assertThat(dashboard.path("revenue_in_other_currencies").size()).isZero();
        assertThat(dashboard.path("new_clients").asLong()).isEqualTo(1);
        assertThat(dashboard.path("utilisation").isNull()).isTrue();
        assertThat(dashboard.path("by_day").valueStream().map(DashboardTest::day))
                .containsExactly(
                        "2027-01-04 3 1 1 1 250.00 1", "2027-01-05 1 0 0 0 0.00 0", "2027-01-06 0 0 0 0 0.00 0");
    }

    @Test
    void isTheSameWhetherTheClinicOrItsAppointmentsAreHeardOfFirst() {
        tell(Visit.of(patient, NIGHT, "100.00").booked());
        awaitEvents(1);
        api.as(clinic.owner()).get("/api/analytics/dashboard").expect(503, "TENANT_NOT_READY");

        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));

        awaitSettings();
        assertThat(dashboard("2027-01-05", "2027-01-05")
                        .path("appointments")
                        .path("booked")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void followsTheClinicsZoneAndCurrency() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        Visit inLei = Visit.of(patient, NIGHT, "100.00");
        Visit inPounds = Visit.of(patient, NIGHT, "1.00").paidIn("20.50", "GBP");
        tell(inLei.booked());
        tell(inLei.completed());
        tell(inPounds.booked());
        tell(inPounds.completed());
        awaitEvents(4);
        JsonNode before = dashboard("2027-01-05", "2027-01-05");
        assertThat(before.path("revenue").toString()).isEqualTo("{\"amount\":\"100.00\",\"currency\":\"RON\"}");
        assertThat(before.path("revenue_in_other_currencies").toString())
                .isEqualTo("[{\"amount\":\"20.50\",\"currency\":\"GBP\"}]");

        events.publish(clinic.id(), ClinicSettings.changed(clinic, 2, "Europe/London", "GBP"));

        JsonNode after = await().until(
                        () -> dashboard("2027-01-04", "2027-01-04"),
                        dashboard ->
                                dashboard.path("appointments").path("booked").asLong() == 2);
        assertThat(after.path("revenue").toString()).isEqualTo("{\"amount\":\"20.50\",\"currency\":\"GBP\"}");
        assertThat(after.path("revenue_in_other_currencies").toString())
                .isEqualTo("[{\"amount\":\"100.00\",\"currency\":\"RON\"}]");
    }

    @Test
    void isNotPutOutByRepeatsNorByWhatComesLate() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        Visit visit = Visit.of(patient, MONDAY, "250.00");
        AppointmentBooked booked = visit.booked();
        AppointmentFact moved = visit.movedTo(MONDAY.plus(1, DAYS));
        AppointmentFact completed = visit.completed();
        tell(completed);
        EventEnvelope envelope = events.publish(clinic.id(), booked);
        events.publish(envelope, booked);
        tell(moved);
        awaitEvents(3);

        JsonNode dashboard = dashboard("2027-01-04", "2027-01-05");

        assertThat(dashboard.path("by_day").valueStream().map(DashboardTest::day))
                .containsExactly("2027-01-04 0 0 0 0 0.00 0", "2027-01-05 1 1 0 0 250.00 0");
    }

    @Test
    void countsAnAppointmentAgainThatIsOnAgain() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        Visit visit = Visit.of(patient, MONDAY, "250.00");
        tell(visit.booked());
        tell(visit.cancelled());
        tell(visit.booked());
        awaitEvents(3);

        assertThat(dashboard("2027-01-04", "2027-01-04")
                        .path("by_day")
                        .valueStream()
                        .map(DashboardTest::day))
                .containsExactly("2027-01-04 1 0 0 0 0.00 0");
    }

    @Test
    void refusesDaysThatMakeNoSense() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        awaitSettings();
        ApiClient owner = api.as(clinic.owner());

        owner.get("/api/analytics/dashboard?from=2027-01-05&to=2027-01-04").expect(400, "VALIDATION_FAILED");
        owner.get("/api/analytics/dashboard?from=2020-01-01&to=2027-01-04").expect(400, "VALIDATION_FAILED");
        owner.get("/api/analytics/dashboard?from=yesterday").expect(400, "VALIDATION_FAILED");
        owner.get("/api/analytics/dashboard?from=0001-01-01&to=0001-01-01").expect(200);
        owner.get("/api/analytics/dashboard?from=9999-12-31&to=9999-12-31").expect(200);
    }

    @Test
    void tellsTheSameByProviderAndByService() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        UUID ionescu = Ids.next();
        UUID popescu = Ids.next();
        UUID cleaning = Ids.next();
        UUID filling = Ids.next();
        Told kept = Told.booked(patient, ionescu, cleaning, "2027-01-04T08:00:00Z");
        Told missed = Told.booked(patient, ionescu, filling, "2027-01-04T09:00:00Z");
        Told cancelled = Told.booked(patient, popescu, filling, "2027-01-05T09:00:00Z");
        Stream.of(kept, missed, cancelled, kept.now(COMPLETED), missed.now(NO_SHOW), cancelled.now(CANCELLED))
                .forEach(one -> tell(one.fact()));
        awaitEvents(6);

        JsonNode dashboard = dashboard("2027-01-04", "2027-01-05");

        assertThat(dashboard.path("by_provider").toString())
                .isEqualTo("[{\"provider_id\":\"" + ionescu + "\",\"booked\":2,\"completed\":1,\"cancelled\":0,"
                        + "\"no_show\":1,\"no_show_rate\":0.5,\"booked_minutes\":60,"
                        + "\"revenue\":{\"amount\":\"100.00\",\"currency\":\"RON\"}},"
                        + "{\"provider_id\":\"" + popescu + "\",\"booked\":1,\"completed\":0,\"cancelled\":1,"
                        + "\"no_show\":0,\"no_show_rate\":0.0,\"booked_minutes\":0,"
                        + "\"revenue\":{\"amount\":\"0.00\",\"currency\":\"RON\"}}]");
        assertThat(dashboard.path("by_service").valueStream().map(one -> owner(one, "service_id")))
                .containsExactly(cleaning + " 1 1 0 0 100.00", filling + " 2 0 1 1 0.00");
    }

    @Test
    void letsAnAppointmentLeaveTheProviderTheServiceAndTheDayThatItLeaves() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        UUID ionescu = Ids.next();
        UUID popescu = Ids.next();
        UUID cleaning = Ids.next();
        UUID filling = Ids.next();
        Told first = Told.booked(patient, ionescu, cleaning, "2027-01-04T08:00:00Z");
        Told byAnother = first.by(popescu);
        Told ofAnother = byAnother.of(filling);
        Told onAnotherDay = ofAnother.at("2027-01-05T08:00:00Z").now(COMPLETED);
        Stream.of(first, byAnother, ofAnother, onAnotherDay).forEach(one -> tell(one.fact()));
        awaitEvents(4);

        JsonNode dashboard = dashboard("2027-01-04", "2027-01-05");

        assertThat(dashboard.path("by_provider").valueStream().map(one -> owner(one, "provider_id")))
                .containsExactly(popescu + " 1 1 0 0 100.00");
        assertThat(dashboard.path("by_service").valueStream().map(one -> owner(one, "service_id")))
                .containsExactly(filling + " 1 1 0 0 100.00");
        assertThat(dashboard.path("by_day").valueStream().map(DashboardTest::day))
                .containsExactly("2027-01-04 0 0 0 0 0.00 0", "2027-01-05 1 1 0 0 100.00 0");
        assertThat(dashboard("2027-01-04", "2027-01-04").path("by_provider").size())
                .isZero();
    }

    @Test
    void countsAnAppointmentWhoseBeginningWasNeverHeard() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        UUID ionescu = Ids.next();
        Told late = Told.booked(patient, ionescu, Ids.next(), "2027-01-04T08:00:00Z")
                .now(CONFIRMED)
                .now(COMPLETED);
        tell(late.fact());
        awaitEvents(1);

        assertThat(dashboard("2027-01-04", "2027-01-04")
                        .path("by_provider")
                        .valueStream()
                        .map(one -> owner(one, "provider_id")))
                .containsExactly(ionescu + " 1 1 0 0 100.00");
    }

    @Test
    void knowsHowLongADayIsWhenClocksAreMovedForwardOrBack() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        UUID ionescu = Ids.next();
        Stream.of(
                        "2027-03-27T21:59:00Z",
                        "2027-03-27T22:00:00Z",
                        "2027-03-28T20:59:00Z",
                        "2027-03-28T21:00:00Z",
                        "2027-10-30T20:59:00Z",
                        "2027-10-30T21:00:00Z",
                        "2027-10-31T21:59:00Z",
                        "2027-10-31T22:00:00Z")
                .forEach(start ->
                        tell(Told.booked(patient, ionescu, Ids.next(), start).fact()));
        awaitEvents(8);

        for (String movedOn : List.of("2027-03-28", "2027-10-31")) {
            JsonNode dashboard = dashboard(movedOn, movedOn);
            assertThat(dashboard.path("by_day").valueStream().map(DashboardTest::day))
                    .containsExactly(movedOn + " 2 0 0 0 0.00 0");
            assertThat(dashboard.path("by_provider").valueStream().map(one -> owner(one, "provider_id")))
                    .containsExactly(ionescu + " 2 0 0 0 0.00");
        }
    }

    @Test
    void isEmptyForAClinicWithoutAppointmentsAndSaysWhatItsNumbersMean() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        awaitSettings();

        JsonNode dashboard = dashboard("2027-01-04", "2027-01-04");

        assertThat(dashboard.path("appointments").toString())
                .isEqualTo("{\"booked\":0,\"completed\":0,\"cancelled\":0,\"no_show\":0,\"no_show_rate\":0.0}");
        assertThat(dashboard.path("by_day").valueStream().map(DashboardTest::day))
                .containsExactly("2027-01-04 0 0 0 0 0.00 0");
        assertThat(dashboard.path("by_provider").toString()).isEqualTo("[]");
        assertThat(dashboard.path("by_service").toString()).isEqualTo("[]");
        assertThat(dashboard.path("definitions").propertyNames())
                .containsExactly(
                        "booked",
                        "completed",
                        "cancelled",
                        "no_show",
                        "no_show_rate",
                        "revenue",
                        "booked_minutes",
                        "new_clients");
        JsonNode rate = dashboard.path("definitions").path("no_show_rate");
        assertThat(rate.path("version").asInt()).isOne();
        assertThat(rate.path("text").asString()).startsWith("No-shows divided by");
        assertThat(rate.path("text_ro").asString()).startsWith("Numărul neprezentărilor");
    }

    private void tell(AppointmentFact fact) {
        events.publish(clinic.id(), fact);
    }

    /// The number of events that went into the counts: exact, so a repeat that counted would fail it.
    private void awaitEvents(long exactly) {
        await().until(() -> eventsTaken() >= exactly);
        assertThat(eventsTaken()).isEqualTo(exactly);
    }

    private long eventsTaken() {
        long taken = 0;
        String live = Generations.collectionName("appointment_quarters", generations.live("day-counts"));
        for (Document quarter : RealParts.database(database)
                .getCollection(live)
                .find(new Document("tenant_id", clinic.id().value()))) {
            taken += quarter.getLong("events");
        }
        return taken;
    }

    private void awaitSettings() {
        await().until(() ->
                api.as(clinic.owner()).get("/api/analytics/dashboard").status() == 200);
    }

    private JsonNode dashboard(String from, String to) {
        return api.as(clinic.owner())
                .get("/api/analytics/dashboard?from=" + from + "&to=" + to)
                .expect(200)
                .data();
    }

    private static String owner(JsonNode owner, String id) {
        return String.join(
                " ",
                owner.path(id).asString(),
                owner.path("booked").toString(),
                owner.path("completed").toString(),
                owner.path("cancelled").toString(),
                owner.path("no_show").toString(),
                owner.path("revenue").path("amount").asString());
    }

    private static String day(JsonNode day) {
        return String.join(
                " ",
                day.path("date").asString(),
                day.path("booked").toString(),
                day.path("completed").toString(),
                day.path("cancelled").toString(),
                day.path("no_show").toString(),
                day.path("revenue").path("amount").asString(),
                day.path("new_clients").toString());
    }
}
