package com.msaas.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.platform.actor.Actor;
import com.msaas.platform.security.TinyService.Reply;
import com.msaas.platform.tenancy.TenantContext;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class DoorsTest {
    private static final String ALFA = "01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c10";
    private static final String BETA = "01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c11";

    private static TinyService service;

    @BeforeAll
    static void start() {
        service = TinyService.with(Doors.class, Open.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class Open {
        @Bean
        PublicPaths publicPaths() {
            return PublicPaths.of("GET /api/public/{slug}/services");
        }

        @Bean
        WithoutClinic withoutClinic() {
            return WithoutClinic.of("/api/session/**");
        }
    }

    @RestController
    static class Doors {
        @Needs(Permission.SEE_PATIENTS)
        @GetMapping("/api/who")
        Map<String, String> member() {
            return who();
        }

        @GetMapping({"/api/session/who", "/api/public/{slug}/services", "/operations/who"})
        Map<String, String> who() {
            Map<String, String> who = new TreeMap<>();
            who.put("tenant", TenantContext.find().map(Object::toString).orElse("none"));
            who.put(
                    "role",
                    Caller.find().map(caller -> String.valueOf(caller.role())).orElse("none"));
            who.put(
                    "user",
                    Caller.find().map(caller -> caller.userId().toString()).orElse("none"));
            who.put("actor", Actor.current().kind().name());
            who.put("address", String.valueOf(Actor.current().ipAddress()));
            return who;
        }

        @Needs(Permission.KEEP_PATIENTS)
        @PostMapping({"/api/write", "/api/public/{slug}/services"})
        String memberWrites() {
            return write();
        }

        @PostMapping({"/api/session/write", "/operations/write"})
        String write() {
            return "written";
        }

        @Needs(Permission.MANAGE_TEAM)
        @GetMapping("/api/narrow")
        Map<String, String> narrow() {
            return Map.of();
        }
    }

    @RestController
    static class Undecided {
        @GetMapping("/api/undecided")
        String undecided() {
            return "";
        }
    }

    @Test
    void aServiceWithADoorThatNobodyDecidedAboutDoesNotStart() {
        assertThatThrownBy(() -> TinyService.with(Undecided.class).close())
                .hasMessageContaining("GET /api/undecided")
                .hasMessageContaining("@Needs");
    }

    @Test
    void theOnlyClinicIsBound() {
        Reply reply = get("/api/who", ALFA + ":staff");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("data").path("tenant").asString()).isEqualTo(ALFA);
        assertThat(reply.json().path("data").path("role").asString()).isEqualTo("STAFF");
        assertThat(reply.json().path("data").path("actor").asString()).isEqualTo("USER");
    }

    @Test
    void ofSeveralClinicsOneIsToBeNamed() {
        Reply none = get("/api/who", ALFA + ":owner", BETA + ":viewer");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.code()).isEqualTo("CLINIC_REQUIRED");

        Reply named =
                service.send(as("/api/who", ALFA + ":owner", BETA + ":viewer").header("X-Clinic-Id", BETA));
        assertThat(named.json().path("data").path("tenant").asString()).isEqualTo(BETA);
        assertThat(named.json().path("data").path("role").asString()).isEqualTo("VIEWER");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Tenant-Id, 01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c11",
        "X-Tenant-Id, x",
        "X-User-Role, owner",
        "X-User-Id, 01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c11",
        "X-Clinic-Id, 01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c11"
    })
    void aForgedHeaderIsRefused(String header, String value) {
        for (String path : new String[] {"/api/who", "/api/session/who"}) {
            Reply reply = service.send(as(path, ALFA + ":staff").header(header, value));

            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void withoutAClinicOnlyWhatNeedsNoneIsOpen() {
        Reply closed = get("/api/who");
        assertThat(closed.status()).isEqualTo(403);
        assertThat(closed.code()).isEqualTo("FORBIDDEN");

        Reply open = get("/api/session/who");
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.json().path("data").path("tenant").asString()).isEqualTo("none");
        assertThat(open.json().path("data").path("user").asString()).isNotEqualTo("none");
        assertThat(get("/api/session/who", ALFA + ":owner", BETA + ":owner").status())
                .isEqualTo(200);
        assertThat(get("/api/session/who", ALFA + ":owner")
                        .json()
                        .path("data")
                        .path("tenant")
                        .asString())
                .isEqualTo(ALFA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/who", "/api/unknown", "/operations/who", "/actuator/env", "/actuator/info", "/error"})
    void withoutATokenNothingIsOpen(String path) {
        Reply reply = service.send(service.request(path));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer x", "Bearer a b", "bearer eyJhbGciOiJub25lIn0.e30.", "Bearer é"})
    void withABadTokenNothingIsOpen(String authorization) {
        Reply reply = service.send(service.request("/api/who").header("Authorization", authorization));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void aPublicDoorLooksAtNoToken() {
        for (String authorization :
                new String[] {"Bearer x", "Bearer " + service.tokens().token(ALFA + ":owner")}) {
            Reply reply = service.send(
                    service.request("/api/public/surasul/services").header("Authorization", authorization));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().path("data").path("actor").asString()).isEqualTo("PUBLIC");
            assertThat(reply.json().path("data").path("tenant").asString()).isEqualTo("none");
        }
    }

    @Test
    void aPublicDoorThatMayBeReadMayBeAskedForItsHead() {
        Reply reply =
                service.send(service.request("/api/public/surasul/services").HEAD());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEmpty();
        assertThat(service.send(service.request("/api/who").HEAD()).status()).isEqualTo(401);
    }

    @Test
    void aPublicDoorIsOpenForItsMethodOnly() {
        assertThat(service.send(service.request("/api/public/surasul/services").POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(401);
        assertThat(service.send(service.request("/api/public/surasul/services/x"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aViewerWritesNothingInAClinic() {
        Reply refused = post("/api/write", ALFA + ":viewer");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("FORBIDDEN");

        assertThat(get("/api/who", ALFA + ":viewer").status()).isEqualTo(200);
        assertThat(post("/api/write", ALFA + ":staff").status()).isEqualTo(200);
        assertThat(post("/api/session/write", ALFA + ":viewer").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aNarrowDoorIsOpenForItsRolesOnly(Role role) {
        assertThat(get("/api/narrow", ALFA + ":" + role.wireName()).status())
                .isEqualTo(role == Role.OWNER || role == Role.ADMIN ? 200 : 403);
    }

    @Test
    void anOperatorOpensOperationsAndNothingElse() {
        String operator = service.tokens().operatorToken();
        Reply open = service.send(service.request("/operations/who").header("Authorization", "Bearer " + operator));
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.json().path("data").path("actor").asString()).isEqualTo("OPERATOR");

        for (String path : new String[] {"/api/who", "/api/session/who", "/actuator/env"}) {
            assertThat(service.send(service.request(path).header("Authorization", "Bearer " + operator))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(get("/operations/who", ALFA + ":owner").status()).isEqualTo(403);
    }

    @Test
    void theAddressIsWhatTheGatewaySaw() {
        assertThat(address("203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(address("2001:db8::1")).isEqualTo("2001:db8::1");
        assertThat(address("evil.example.com")).isEqualTo("127.0.0.1");
        assertThat(address("1")).isEqualTo("127.0.0.1");
    }

    @Test
    void healthAndMetricsAreOpenButTellOnlyTheStatus() {
        Reply health = service.send(service.request("/actuator/health/readiness"));
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).isEqualTo("{\"status\":\"UP\"}");

        assertThat(get("/api/who", ALFA + ":staff").status()).isEqualTo(200);
        Reply metrics = service.send(service.request("/actuator/prometheus"));
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.text())
                .contains("http_server_requests_seconds_count", "uri=\"/api/who\"", "application=\"tiny-service\"");
    }

    private static String address(String stamped) {
        return service.send(as("/api/who", ALFA + ":staff").header("X-Client-Address", stamped))
                .json()
                .path("data")
                .path("address")
                .asString();
    }

    private static Reply get(String path, String... memberships) {
        return service.send(as(path, memberships));
    }

    private static Reply post(String path, String... memberships) {
        return service.send(as(path, memberships).POST(BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder as(String path, String... memberships) {
        return service.request(path)
                .header("Authorization", "Bearer " + service.tokens().token(memberships));
    }
}
