package com.msaas.system;

import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.ApiClient;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/// A session that an administrator ends in Keycloak's console, of which no door of ours knows.
@ExtendWith(Running.class)
class EndedInTheConsoleTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @Test
    void isOverAtOnceAtTheGatewayAndAtEachServiceBehindIt(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica Zâmbet");
        String token = clinic.signInAgain();
        List<ApiClient> doors = List.of(
                system.anybody().as(token), system.directly("crm-service").as(token));
        doors.forEach(door -> door.get("/api/clients").expect(200));

        system.endInTheConsole(session(token));

        await().atMost(AT_ONCE)
                .untilAsserted(
                        () -> doors.forEach(door -> door.get("/api/clients").expect(401, "UNAUTHENTICATED")));
        clinic.api().get("/api/clients").expect(200);
        clinic.eventually("/api/audit-logs?action=session.ended", lines -> lines.size() == 1);
    }

    private static String session(String token) {
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]))
                .path("sid")
                .asString();
    }
}
