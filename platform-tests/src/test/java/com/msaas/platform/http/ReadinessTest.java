package com.msaas.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;

@ServiceTest(classes = NoteService.class, properties = NoteService.NAME)
class ReadinessTest {
    @Autowired
    private ApiClient api;

    @Autowired
    private TestClinics clinics;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private HealthEndpointGroups groups;

    @Test
    void asksForDatabaseBrokerAndKeys() {
        assertThat(context.getBeansOfType(HealthIndicator.class).keySet())
                .contains("mongoHealthIndicator", "brokerHealthIndicator", "signingKeysHealthIndicator");
        for (String asked : new String[] {"readinessState", "mongo", "broker", "signingKeys"}) {
            assertThat(groups.get("readiness").isMember(asked)).isTrue();
        }
        Awaitility.await().untilAsserted(() -> {
            Answer ready = api.get("/actuator/health/readiness").expect(200);
            assertThat(ready.text()).isEqualTo("{\"status\":\"UP\"}");
        });
    }

    @Test
    void theMeasurementsNameRoutesAndNoData() {
        Clinic clinic = clinics.fresh();
        api.as(clinic.owner()).get("/api/notes?search=ana@example.com").expect(200);

        String measurements = api.get("/actuator/prometheus").expect(200).text();

        assertThat(measurements)
                .contains("uri=\"/api/notes\"")
                .doesNotContain("ana@example.com", clinic.id().toString());
    }

    @Test
    void nothingElseOfTheActuatorIsOpen() {
        for (String path :
                new String[] {"", "/env", "/beans", "/heapdump", "/info", "/metrics", "/loggers", "/shutdown"}) {
            assertThat(api.get("/actuator" + path).status()).isEqualTo(401);
            assertThat(api.as(clinics.zambet().owner()).get("/actuator" + path).status())
                    .isEqualTo(403);
        }
    }
}
