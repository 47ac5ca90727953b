package com.msaas.gateway;

import static com.msaas.gateway.Edge.AUTH;
import static com.msaas.gateway.Edge.GATEWAY;
import static com.msaas.gateway.Edge.SCHEDULING_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.Answer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HealthTest {
    @Test
    void tellsEverybodyHowEachServiceIs() {
        Answer answer = GATEWAY.api().get("/api/health").expect(200);

        assertThat(answer.data()
                        .path("services")
                        .valueStream()
                        .map(one -> one.path("name").asString()))
                .containsExactly(
                        "analytics-service",
                        "auth-service",
                        "billing-service",
                        "comms-service",
                        "crm-service",
                        "notification-service",
                        "scheduling-service",
                        "tenant-service");
        assertThat(status("analytics-service")).isEqualTo("down");
        assertThat(answer.data().path("status").asString()).isEqualTo("degraded");
        assertThat(answer.data()
                        .path("dependencies")
                        .valueStream()
                        .map(one -> one.path("name").asString() + " "
                                + one.path("status").asString()))
                .containsExactly("mongodb up", "kafka up", "redis up", "keycloak up");
    }

    @Test
    void noticesWhenAServiceGoesAndComes() {
        await().until(() -> status("auth-service").equals("up"));
        Instant upSince = since("auth-service");

        AUTH.stop();
        SCHEDULING_2.stop();
        try {
            await().until(() -> status("auth-service").equals("down"));
            await().until(() -> status("scheduling-service").equals("degraded"));
            assertThat(since("auth-service")).isAfter(upSince);
            assertThat(since("auth-service")).isEqualTo(since("auth-service"));
        } finally {
            AUTH.start();
            SCHEDULING_2.start();
        }
        await().until(() -> status("auth-service").equals("up"));
        await().until(() -> status("scheduling-service").equals("up"));
    }

    @Test
    void isReadOnly() {
        assertThat(GATEWAY.api().post("/api/health", Map.of()).status()).isIn(401, 405);
    }

    private static String status(String service) {
        return part(service).path("status").asString();
    }

    private static Instant since(String service) {
        return Instant.parse(part(service).path("since").asString());
    }

    private static JsonNode part(String service) {
        return GATEWAY.api()
                .get("/api/health")
                .expect(200)
                .data()
                .path("services")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
