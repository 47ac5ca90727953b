package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A browser that holds a cookie and nothing else, before the real auth-service and Keycloak.
@ExtendWith(Running.class)
class BrowserTest {
    private static final Map<String, String> PATIENT = Map.of("first_name", "Ion", "last_name", "Pop");

    @Test
    void signsInWorksAndSignsOutWithoutEverHoldingAToken(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica din Browser");

        Answer signedIn = system.anybody()
                .header("X-Session", "cookie")
                .post("/api/auth/login", Map.of("email", clinic.email(), "password", Clinic.PASSWORD))
                .expect(200);
        assertThat(signedIn.text()).doesNotContain("_token\":\"ey");
        ApiClient browser = system.anybody()
                .header("Cookie", signedIn.header("Set-Cookie").orElseThrow().split(";", 2)[0]);
        ApiClient page = browser.header(
                "X-CSRF-Token", signedIn.data().path("csrf_token").asString());

        assertThat(browser.get("/api/auth/session")
                        .expect(200)
                        .data()
                        .path("tenant")
                        .path("id")
                        .asString())
                .isEqualTo(clinic.id().toString());
        browser.post("/api/clients", PATIENT).expect(403, "CSRF");
        page.once().post("/api/clients", PATIENT).expect(201);
        page.post("/api/auth/session/tenant", Map.of("tenant_id", clinic.id().toString()))
                .expect(200);
        browser.get("/api/clients").expect(200);

        page.post("/api/auth/logout", Map.of()).expect(204);
        browser.get("/api/clients").expect(401, "UNAUTHENTICATED");
    }
}
