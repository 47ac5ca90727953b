package com.msaas.system;

import static com.msaas.system.Clinic.appointment;
import static com.msaas.system.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.ServiceProcess;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Any one part may be away: the others go on, and it catches up by itself when it is back.
@ExtendWith(Running.class)
class OutagesTest {

    @Test
    void whenOneServiceIsAwayTheOthersGoOnAndItCatchesUp(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica Zâmbet");
        UUID dentist = clinic.dentist("Dr. Ionescu");
        UUID consultation = clinic.treatment("Consultație", false);
        UUID patient = clinic.patient("Ion", "Pop");
        int booked = 0;

        for (Map.Entry<String, String> away : Map.of(
                        "crm-service", "/api/clients",
                        "notification-service", "/api/notifications",
                        "comms-service", "/api/conversations",
                        "billing-service", "/api/billing/usage",
                        "analytics-service", "/api/analytics/dashboard?from=2027-01-01&to=2027-03-31",
                        "auth-service", "/api/auth/session",
                        "tenant-service", "/api/tenant")
                .entrySet()) {
            ServiceProcess service = system.service(away.getKey());
            service.stop();
            clinic.api().get(away.getValue()).expect(503, "TEMPORARILY_UNAVAILABLE");
            clinic.api()
                    .post(
                            "/api/appointments",
                            appointment(
                                    patient,
                                    dentist,
                                    consultation,
                                    at(0, DayOfWeek.FRIDAY, "%02d:00".formatted(8 + booked))))
                    .expect(201);
            booked++;
            system.restart(service);
            clinic.eventually(away.getValue(), data -> true);
        }

        int all = booked;
        clinic.eventually("/api/notifications?limit=100", notices -> notices.size() == all);
        clinic.eventually(
                "/api/billing/usage",
                usage -> usage.path("appointments_created").asInt() == all);
        clinic.eventually(
                "/api/clients",
                clients -> clients.get(0).path("appointments_count").asInt() == all);
        clinic.eventually("/api/audit-logs?action=appointment.booked", audit -> audit.size() == all);
        clinic.eventually(
                "/api/conversations",
                conversations -> conversations.get(0).path("bookings").asInt() == all);
        clinic.eventually(
                "/api/analytics/dashboard?from=2027-01-01&to=2027-03-31",
                dashboard -> dashboard.at("/appointments/booked").asInt() == all);
    }

    @Test
    void withoutSchedulingTheOthersAnswer(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica Zâmbet");
        UUID patient = clinic.patient("Ion", "Pop");
        TheSystem.SCHEDULERS.forEach(instance -> system.service(instance).stop());
        try {
            clinic.api().get("/api/providers").expect(503, "TEMPORARILY_UNAVAILABLE");
            for (String path : List.of(
                    "/api/auth/session",
                    "/api/tenant",
                    "/api/clients/" + patient,
                    "/api/conversations",
                    "/api/notifications",
                    "/api/billing/usage",
                    "/api/analytics/dashboard?from=2027-01-01&to=2027-03-31")) {
                clinic.api().get(path).expect(200);
            }
        } finally {
            TheSystem.SCHEDULERS.forEach(instance -> system.restart(system.service(instance)));
        }
        clinic.eventually("/api/providers", providers -> providers.isEmpty());
    }

    @Test
    void withoutKeycloakSignedInPeopleGoOnAlsoAtAServiceThatRestarts(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica Zâmbet");
        clinic.patient("Ion", "Pop");

        system.servers().keycloak().stop();
        try {
            assertThat(clinic.api().get("/api/clients").expect(200).data()).hasSize(1);
            for (String restarted : List.of("crm-service", "gateway")) {
                system.service(restarted).stop();
                system.restart(system.service(restarted));
            }
            clinic.eventually("/api/clients", clients -> clients.size() == 1);
            system.anybody()
                    .post("/api/auth/login", Map.of("email", clinic.email(), "password", Clinic.PASSWORD))
                    .expect(503, "TEMPORARILY_UNAVAILABLE");
        } finally {
            system.restart(system.servers().keycloak());
        }
        assertThat(clinic.signedInAgain().api().get("/api/clients").expect(200).data())
                .hasSize(1);
    }
}
