package com.msaas.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.AuthTest;
import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.contracts.EntitlementsChanged;
import com.msaas.contracts.PlanLimit;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import com.msaas.testsupport.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class EntitlementsTest extends AuthTest {
    private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    private Clinic clinic;
    private Instant monthBegan;

    @BeforeEach
    void aClinic() {
        monthBegan = ZonedDateTime.ofInstant(clock.instant(), BUCHAREST)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(BUCHAREST)
                .toInstant();
        clinic = clinics.fresh();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, BUCHAREST.getId()));
    }

    @Test
    void areThoseOfTheNewestThatWasTold() {
        assertThat(entitlements().path("plan").asString()).isEqualTo("free");
        events.publish(clinic.id(), told(3, "pro", null));
        events.publish(clinic.id(), told(2, "starter", 500L));
        events.publish(clinic.id(), new ClientAdded(UUID.randomUUID(), 1, "active", monthBegan));

        JsonNode pro = await().until(
                        this::entitlements, now -> now.path("plan").asString().equals("pro"));

        assertThat(pro.path("limits").toString())
                .isEqualTo("{\"appointments_per_month\":null,\"clients\":null,\"team_members\":10,"
                        + "\"storage_bytes\":null}");
        await().until(() -> entitlements().at("/usage/clients").asLong() == 1);
        assertThat(entitlements().path("plan").asString()).isEqualTo("pro");
    }

    @Test
    void showWhatIsUsedInTheClinicsOwnMonth() {
        UUID patient = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        Visit visit = Visit.madeAt(monthBegan, patient);
        events.publish(clinic.id(), visit.booked());
        events.publish(clinic.id(), visit.cancelled());
        events.publish(clinic.id(), visit.booked());
        events.publish(
                clinic.id(),
                Visit.madeAt(monthBegan.minus(Duration.ofMinutes(1)), patient).booked());
        events.publish(clinic.id(), Visit.madeAt(monthBegan, patient).booked());
        events.publish(clinic.id(), new ClientAdded(gone, 1, "active", monthBegan));
        events.publish(clinic.id(), new ClientAdded(patient, 1, "active", monthBegan));
        events.publish(clinic.id(), new ClientDetailsChanged(gone, 2, "deleted", List.of("status"), monthBegan));

        await().until(
                        () -> entitlements().path("usage").toString(),
                        ("{\"appointments_per_month\":2,\"clients\":1," + "\"team_members\":1,\"storage_bytes\":0}")
                                ::equals);
    }

    private EntitlementsChanged told(long version, String plan, Long appointments) {
        return new EntitlementsChanged(
                clinic.id().value(),
                version,
                plan,
                List.of(
                        new PlanLimit("appointments_per_month", appointments, null),
                        new PlanLimit("clients", null, null),
                        new PlanLimit("team_members", 10L, "enterprise"),
                        new PlanLimit("storage_bytes", null, null)),
                monthBegan);
    }

    private JsonNode entitlements() {
        return api.as(clinic.owner())
                .get("/api/auth/session")
                .expect(200)
                .data()
                .path("entitlements");
    }
}
