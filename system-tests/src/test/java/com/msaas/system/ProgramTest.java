package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.ApiClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A laboratory's program that holds a key and nothing else, before the real auth-service and Keycloak.
@ExtendWith(Running.class)
class ProgramTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @Test
    void comesInWithItsKeyDoesWhatThatIsForAndIsOutOnceItIsTakenBack(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica cu Laborator");
        JsonNode made = clinic.api()
                .post("/api/auth/api-keys", Map.of("name", "Laborator", "scopes", List.of("see_patients")))
                .expect(201)
                .data();
        ApiClient program =
                system.anybody().header("X-Api-Key", made.path("api_key").asString());

        assertThat(program.get("/api/clients").expect(200).data().isArray()).isTrue();
        program.post("/api/clients", Map.of("first_name", "Ion", "last_name", "Pop"))
                .expect(403, "FORBIDDEN");

        clinic.api()
                .delete("/api/auth/api-keys/" + made.path("key").path("id").asString())
                .expect(204);
        await().atMost(AT_ONCE).untilAsserted(() -> program.get("/api/clients").expect(401, "UNAUTHENTICATED"));
    }
}
