package com.msaas.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.billing.BillingTest;
import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.contracts.ClinicRegistered;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MemberContact;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.InContainersToo;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@InContainersToo
class UsageTest extends BillingTest {
    private static final String BUCHAREST = "Europe/Bucharest";

    /// In Bucharest it is February already, in London not yet.
    private static final Instant LAST_EVENING = Instant.parse("2027-01-31T22:30:00Z");

    private static final Instant NOON = Instant.parse("2027-01-10T10:00:00Z");

    @Autowired
    UsageCounts counts;

    @Autowired
    LiveClients clients;

    private final UUID patient = UUID.randomUUID();
    private Clinic clinic;

    @BeforeEach
    void opensAClinic() {
        clock.stopAt(NOON);
        clinic = clinics.fresh();
    }

    @Test
    void isToldWithThePlansLimits() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        events.publish(clinic.id(), Visit.madeAt(NOON, patient).booked());
        events.publish(clinic.id(), new ClientAdded(patient, 1, "active", NOON));

        JsonNode usage = awaitUsage("", 1, 1);

        assertThat(usage.path("month").asString()).isEqualTo("2027-01");
        assertThat(usage.path("team_members").asLong()).isEqualTo(1);
        assertThat(usage.path("storage_used_bytes").asLong(-1)).isZero();
        JsonNode limits = usage.path("limits");
        assertThat(limits.path("appointments_per_month").asLong()).isEqualTo(100);
        assertThat(limits.path("clients").asLong()).isEqualTo(50);
        assertThat(limits.path("team_members").asLong()).isEqualTo(1);
        assertThat(limits.path("storage_bytes").asLong()).isEqualTo(1L << 30);
    }

    @Test
    void isTheSameWhetherTheClinicOrItsAppointmentsAreHeardOfFirst() {
        Clinic other = clinics.fresh();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        events.publish(clinic.id(), Visit.madeAt(LAST_EVENING, patient).booked());
        events.publish(other.id(), Visit.madeAt(LAST_EVENING, patient).booked());
        await().until(() -> TenantContext.call(other.id(), () -> counts.in(YearMonth.of(2027, 1), ZoneOffset.UTC))
                        .appointmentsCreated()
                == 1);
        api.as(other.owner()).get("/api/billing/usage").expect(503, "TENANT_NOT_READY");
        events.publish(other.id(), ClinicSettings.opened(other, BUCHAREST));

        awaitUsage("?month=2027-02", 1, 0);
        await().until(() -> api.as(other.owner()).get("/api/billing/usage").status() == 200);
        Answer afterwards =
                api.as(other.owner()).get("/api/billing/usage?month=2027-02").expect(200);
        assertThat(afterwards.data().path("appointments_created").asLong()).isEqualTo(1);
    }

    @Test
    void followsTheClinicsZone() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        events.publish(clinic.id(), Visit.madeAt(LAST_EVENING, patient).booked());
        awaitUsage("?month=2027-02", 1, 0);

        events.publish(clinic.id(), ClinicSettings.changed(clinic, 3, "Europe/London", "GBP"));
        events.publish(clinic.id(), ClinicSettings.changed(clinic, 2, "Asia/Tokyo", "JPY"));

        awaitUsage("?month=2027-01", 1, 0);
        awaitUsage("?month=2027-02", 0, 0);
    }

    @Test
    void countsAnAppointmentOnceThatIsToldOfTwiceOrIsOnAgain() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        Visit visit = Visit.madeAt(NOON, patient);
        AppointmentBooked booked = visit.booked();
        EventEnvelope envelope = events.publish(clinic.id(), booked);
        events.publish(envelope, booked);
        events.publish(clinic.id(), visit.booked());
        events.publish(clinic.id(), Visit.madeAt(NOON, patient).booked());

        awaitUsage("", 2, 0);
    }

    @Test
    void countsAnAppointmentInTheMonthInWhichItWasMadeWhateverBecomesOfIt() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        Visit visit = Visit.madeAt(NOON, patient);
        events.publish(clinic.id(), visit.booked());
        events.publish(clinic.id(), visit.movedTo(NOON.plus(60, ChronoUnit.DAYS)));
        events.publish(clinic.id(), visit.cancelled());
        events.publish(clinic.id(), Visit.madeAt(NOON, patient).booked());

        awaitUsage("?month=2027-01", 2, 0);
        awaitUsage("?month=2027-03", 0, 0);
    }

    @Test
    void givesBackThePatientsWhoAreDeletedWhateverComesTwiceOrLate() {
        UUID gone = UUID.randomUUID();
        UUID back = UUID.randomUUID();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        events.publish(clinic.id(), new ClientAdded(patient, 1, "active", NOON));
        events.publish(clinic.id(), new ClientDetailsChanged(gone, 2, "deleted", List.of("status"), NOON));
        events.publish(clinic.id(), new ClientAdded(gone, 1, "lead", NOON));
        events.publish(clinic.id(), new ClientAdded(back, 1, "lead", NOON));
        events.publish(clinic.id(), new ClientDetailsChanged(back, 3, "active", List.of("status"), NOON));
        events.publish(clinic.id(), new ClientDetailsChanged(back, 2, "deleted", List.of("status"), NOON));
        events.publish(clinic.id(), Visit.madeAt(NOON, patient).booked());
        awaitUsage("", 1, 3);

        await().until(() -> usage().path("clients").asLong() == 2);

        assertThat(usage().path("clients_created").asLong()).isEqualTo(3);
    }

    @Test
    void countsTheTeamByWhoIsKnownOfIt() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        events.publish(
                clinic.id(),
                new ClinicRegistered(clinic.id().value(), 1, clinic.owner().id(), "Clinica", NOON));
        for (Person person : List.of(clinic.owner(), clinic.admin(), clinic.staff(), clinic.staff())) {
            events.publish(clinic.id(), new MemberContact(person.id(), 1, person.name(), person.email()));
        }

        await().until(() -> usage().path("team_members").asLong() == 3);
    }

    @Test
    void isTheOwnersAndAdminsBusiness() {
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST));
        awaitUsage("", 0, 0);

        api.as(clinic.admin()).get("/api/billing/usage").expect(200);
        api.as(clinic.staff()).get("/api/billing/usage").expect(403, "FORBIDDEN");
        api.as(clinic.owner()).get("/api/billing/usage?month=1/2027").expect(400, "VALIDATION_FAILED");
        JsonNode subscription = api.as(clinic.owner())
                .get("/api/billing/subscription")
                .expect(200)
                .data();
        assertThat(subscription.toString())
                .isEqualTo("{\"plan\":\"free\",\"status\":\"active\",\"current_period_end\":null,"
                        + "\"trial_ends_at\":null,\"cancel_at_period_end\":false,"
                        + "\"source\":\"initial\",\"granted_until\":null}");
    }

    @Test
    void isReadByItsIndexAlone() {
        String plan = TenantContext.call(
                        clinic.id(),
                        () -> counts.query(YearMonth.of(2027, 1), ZoneOffset.UTC)
                                .explain())
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();

        assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN");
    }

    @Test
    void countsPatientsByTheirIndexAlone() {
        String plan = TenantContext.call(clinic.id(), () -> clients.query().explain())
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();

        assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN");
    }

    private JsonNode usage() {
        return api.as(clinic.owner()).get("/api/billing/usage").data();
    }

    private JsonNode awaitUsage(String query, long appointments, long clients) {
        return await().until(
                        () -> {
                            Answer answer = api.as(clinic.owner()).get("/api/billing/usage" + query);
                            return answer.data();
                        },
                        usage -> usage.path("appointments_created").asLong(-1) == appointments
                                && usage.path("clients_created").asLong(-1) == clients);
    }
}
