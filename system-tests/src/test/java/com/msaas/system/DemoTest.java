package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.Part;
import com.msaas.system.demo.Demo;
import com.msaas.system.demo.Installation;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The story that `./clinic demo` tells, on the system of the tests, on a day when much goes wrong.
@ExtendWith(Running.class)
class DemoTest {
    private static final long SEED = 20270104;

    @Test
    void allFiguresAgreeAndSessionsGoOnThoughTopicsHoldRubbishAndEachServiceRestartsInTheMiddle(TheSystem system) {
        RoughDay day = new RoughDay(system);
        List<String> told = new ArrayList<>();

        boolean agreed = Demo.run(installation(system, day), SEED, told::add);

        assertThat(agreed).as(String.join("\n", told)).isTrue();
        day.assertRubbishIsPutAside();
    }

    /// A clinic's owner on a device that holds tokens and in a browser that holds a cookie.
    private record SignedIn(ApiClient device, String refreshToken, ApiClient browser) {
        static SignedIn twiceTo(Clinic clinic, TheSystem system) {
            Map<String, String> form = Map.of("email", clinic.email(), "password", Clinic.PASSWORD);
            JsonNode tokens =
                    system.anybody().post("/api/auth/login", form).expect(200).data();
            Answer cookie = system.anybody()
                    .header("X-Session", "cookie")
                    .post("/api/auth/login", form)
                    .expect(200);
            return new SignedIn(
                    system.anybody().as(tokens.path("access_token").asString()),
                    tokens.path("refresh_token").asString(),
                    system.anybody()
                            .header(
                                    "Cookie",
                                    cookie.header("Set-Cookie").orElseThrow().split(";", 2)[0]));
        }

        JsonNode session(ApiClient by) {
            return by.get("/api/auth/session").expect(200).data();
        }
    }

    private static Installation installation(TheSystem system, RoughDay day) {
        return new Installation() {
            @Override
            public URI gateway() {
                return URI.create(system.service("gateway").address());
            }

            @Override
            public String mailApi() {
                return system.servers().mail().apiUrl();
            }

            @Override
            public String kafka() {
                return system.servers().kafka().bootstrapServers();
            }

            @Override
            public List<Path> logs() {
                return system.services().stream().flatMap(DemoTest::logs).toList();
            }

            @Override
            public void grant(String ownerEmail, String plan) {
                system.operator("billing-service")
                        .post(
                                "/operations/billing/grants",
                                Map.of("owner_email", ownerEmail, "plan", plan, "reason", "a story"))
                        .expect(200);
            }

            @Override
            public void whileTheWeekIsBooked() {
                SignedIn owner = SignedIn.twiceTo(Clinic.open(system, "Clinica Veghe"), system);
                JsonNode session = owner.session(owner.device);

                day.strike();

                assertThat(owner.session(owner.device)).isEqualTo(session);
                assertThat(owner.session(owner.browser)).isEqualTo(session);
                system.anybody()
                        .post("/api/auth/refresh", Map.of("refresh_token", owner.refreshToken))
                        .expect(200);
            }
        };
    }

    /// What it writes now, and what it wrote before it was restarted.
    private static Stream<Path> logs(Part part) {
        Path log = part.log();
        return Stream.of(log, log.resolveSibling(log.getFileName() + ".1")).filter(Files::exists);
    }
}
