package com.msaas.auth;

import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.contracts.EntitlementsChanged;
import com.msaas.contracts.PlanLimit;
import com.msaas.platform.id.Ids;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.Projections;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class RebuildTest extends AuthTest {
    private static final Instant MONDAY = Instant.parse("2027-01-04T08:00:00Z");

    @Autowired
    Events events;

    @Autowired
    Projections projections;

    @ParameterizedTest
    @CsvSource({"entitlements, 2", "made-appointments, 2", "live-clients, 3"})
    void makesTheSameCopyFromTheHistory(String projection, int heard) {
        projections.agreeWhenRebuilt(projection, heard, this::aDay);
    }

    private void aDay() {
        TenantId clinic = new TenantId(Ids.next());
        UUID patient = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        events.publish(clinic, told(clinic, 1, 100L));
        events.publish(clinic, told(clinic, 2, null));
        events.publish(clinic, Visit.madeAt(MONDAY, patient).booked());
        events.publish(clinic, Visit.madeAt(MONDAY.plusSeconds(60), patient).booked());
        events.publish(clinic, new ClientAdded(patient, 1, "active", MONDAY));
        events.publish(clinic, new ClientAdded(gone, 1, "active", MONDAY));
        events.publish(clinic, new ClientDetailsChanged(gone, 2, "deleted", List.of("status"), MONDAY));
    }

    private static EntitlementsChanged told(TenantId clinic, long version, Long appointments) {
        return new EntitlementsChanged(
                clinic.value(),
                version,
                "free",
                List.of(new PlanLimit("appointments_per_month", appointments, null)),
                MONDAY);
    }
}
