package com.msaas.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

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

    @Autowired
    private Identity identity;

    @Autowired
    private Environment environment;

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
    void waitsForTheBroker() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ConfigurableApplicationContext service = NoteService.anotherInstance(
                        environment, "clinic.kafka.bootstrap-servers=127.0.0.1:" + silent.getLocalPort())) {
            ApiClient client = clientOf(service);

            client.get("/actuator/health/readiness").expect(503);
            client.get("/actuator/health/liveness").expect(200);
            client.as(clinics.fresh().owner()).get("/api/notes").expect(200);
        }
    }

    @Test
    void asksTheDatabaseEachTime() {
        URI shared = URI.create(environment.getRequiredProperty("clinic.mongodb.uri"));
        try (Forwarder forwarder = Forwarder.to(shared.getPort());
                ConfigurableApplicationContext service = NoteService.anotherInstance(
                        environment,
                        "clinic.mongodb.uri=mongodb://127.0.0.1:" + forwarder.port()
                                + "/?directConnection=true&serverSelectionTimeoutMS=1000")) {
            ApiClient client = clientOf(service);
            Awaitility.await()
                    .untilAsserted(
                            () -> client.get("/actuator/health/readiness").expect(200));

            forwarder.cut();
            client.get("/actuator/health/readiness").expect(503);
            client.get("/actuator/health/liveness").expect(200);
            client.as(clinics.fresh().owner()).get("/api/notes").expect(503, "TEMPORARILY_UNAVAILABLE");

            forwarder.mend();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> client.get("/actuator/health/readiness").expect(200));
        }
    }

    private ApiClient clientOf(ConfigurableApplicationContext service) {
        URI address = URI.create("http://127.0.0.1:" + NoteService.port(service));
        return ApiClient.toService(() -> address, identity);
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
