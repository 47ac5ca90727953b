package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.Part;
import com.msaas.system.demo.Demo;
import com.msaas.system.demo.Installation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The story that `./clinic demo` tells, on the system of the tests, on a day when much goes wrong.
@ExtendWith(Running.class)
class DemoTest {
    private static final long SEED = 20270104;

    @Test
    void allFiguresAgreeThoughTopicsHoldRubbishAndEachServiceRestartsInTheMiddle(TheSystem system) {
        RoughDay day = new RoughDay(system);
        List<String> told = new ArrayList<>();

        boolean agreed = Demo.run(installation(system, day), SEED, told::add);

        assertThat(agreed).as(String.join("\n", told)).isTrue();
        day.assertRubbishIsPutAside();
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
                day.strike();
            }
        };
    }

    /// What it writes now, and what it wrote before it was restarted.
    private static Stream<Path> logs(Part part) {
        Path log = part.log();
        return Stream.of(log, log.resolveSibling(log.getFileName() + ".1")).filter(Files::exists);
    }
}
