package com.msaas.gateway;

import static com.msaas.gateway.Gateway.IDENTITY;
import static com.msaas.gateway.Gateway.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.SessionsEnded;
import com.msaas.localstack.LocalStack;
import com.msaas.platform.security.Role;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity.Flaw;
import com.msaas.testsupport.Person;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Two gateways with production's limit and a Redis of their own. Anonymous requests share one address, so
/// each test comes from another one, which a trusted proxy names.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RateLimitTest {
    private static final String CLIENTS = "/api/clients";

    @TempDir
    static Path dir;

    private static LocalStack stack;
    private static SmallService service;
    private static Gateway first;
    private static Gateway second;

    @BeforeAll
    static void start() {
        stack = LocalStack.in(dir).with(LocalStack.Server.REDIS).start();
        service = SmallService.named("service");
        first = gateway();
        second = gateway();
    }

    private static Gateway gateway() {
        return gateway(Map.of());
    }

    private static Gateway gateway(Map<String, String> besides) {
        Map<String, String> settings = new HashMap<>(besides);
        settings.putAll(Map.of(
                "clinic.redis.url", stack.redis().url(),
                "clinic.gateway.trusted-proxies", "127.0.0.1",
                "clinic.services.auth-service", service.address(),
                "clinic.services.comms-service", service.address(),
                "clinic.services.crm-service", service.address()));
        return Gateway.with(settings);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
        service.close();
        stack.close();
    }

    @Test
    @Order(1)
    void refusesTheHundredAndFirstRequestOfAMinuteAcrossGateways() throws Exception {
        Person ana = member(Role.OWNER);
        List<Integer> statuses = atOnce(150, number -> number % 2 == 0 ? first : second, api -> api.as(ana));

        assertThat(statuses).filteredOn(Integer.valueOf(200)::equals).hasSize(100);
        assertThat(statuses).filteredOn(Integer.valueOf(429)::equals).hasSize(50);

        Answer refused = second.api().as(ana).get(CLIENTS).expect(429, "RATE_LIMITED");
        assertThat(refused.header("RateLimit-Limit")).contains("100");
        assertThat(refused.header("RateLimit-Remaining")).contains("0");
        int reset = Integer.parseInt(refused.header("RateLimit-Reset").orElseThrow());
        assertThat(reset).isBetween(1, 60);
        assertThat(refused.header("Retry-After")).contains(String.valueOf(reset));
        first.api().as(member(Role.OWNER)).get(CLIENTS).expect(200);
    }

    @Test
    @Order(1)
    void letsAThousandThroughWhereTheSettingSaysSo() throws Exception {
        Person ana = member(Role.OWNER);
        try (Gateway development = gateway(Map.of("clinic.rate-limit.per-minute", "1000"))) {
            List<Integer> statuses = atOnce(1001, _ -> development, api -> api.as(ana));

            assertThat(statuses).filteredOn(Integer.valueOf(200)::equals).hasSize(1000);
            assertThat(statuses).filteredOn(Integer.valueOf(429)::equals).hasSize(1);
            assertThat(development.api().as(ana).get(CLIENTS).expect(429).header("RateLimit-Limit"))
                    .contains("1000");
        }
    }

    @Test
    @Order(1)
    void saysWhatIsLeft() {
        Person ana = member(Role.OWNER);

        assertThat(first.api().as(ana).get(CLIENTS).header("RateLimit-Remaining"))
                .contains("99");
        assertThat(second.api().as(ana).get(CLIENTS).header("RateLimit-Remaining"))
                .contains("98");
    }

    @Test
    @Order(1)
    void countsAUserWhateverHisAddressAndAnAddressWhateverItsTokens() {
        Person ana = member(Role.OWNER);
        for (int number = 0; number < 50; number++) {
            from("198.51.100." + number).as(ana).get(CLIENTS).expect(200);
            from("203.0.113.1")
                    .as(IDENTITY.badToken(ana, Flaw.OTHER_KEY))
                    .get(CLIENTS)
                    .expect(401);
            from("203.0.113.1").get(CLIENTS).expect(401);
        }

        from("203.0.113.1").get(CLIENTS).expect(429, "RATE_LIMITED");
        from("203.0.113.2").get(CLIENTS).expect(401);
        assertThat(from("203.0.113.1").as(ana).get(CLIENTS).expect(200).header("RateLimit-Remaining"))
                .contains("49");
    }

    @Test
    @Order(1)
    void takesAWholeNetworkOfTheNewAddressesForOne() {
        for (int number = 0; number < 100; number++) {
            from("2001:db8:7::" + number).get(CLIENTS).expect(401);
        }

        from("2001:db8:7::ffff:1").get(CLIENTS).expect(429, "RATE_LIMITED");
        from("2001:db8:7:1::1").get(CLIENTS).expect(401);
    }

    @Test
    @Order(1)
    void isTighterWhereGuessingPays() {
        refusesAfter(20, "203.0.113.10", "/api/auth/login");
        refusesAfter(10, "203.0.113.11", "/api/auth/register");
        refusesAfter(5, "203.0.113.12", "/api/auth/verify-email/resend");
        refusesAfter(20, "203.0.113.13", "/api/auth/invitations/" + "a".repeat(43) + "/accept");
        refusesAfter(20, "203.0.113.14", "/api/public/dental/contact");

        from("203.0.113.10").post("/api/auth/register", Map.of()).expect(200);
    }

    private static void refusesAfter(int allowed, String address, String path) {
        for (int number = 0; number < allowed; number++) {
            from(address).post(path, Map.of()).expect(200);
        }
        Answer refused = from(address).post(path, Map.of()).expect(429, "RATE_LIMITED");
        assertThat(refused.header("RateLimit-Limit")).contains(String.valueOf(allowed));
    }

    @Test
    @Order(1)
    void bringsNobodyBackWhenRedisIsEmptied() {
        Person ana = member(Role.OWNER);
        String token = IDENTITY.token(ana);
        first.api().as(token).get(CLIENTS).expect(200);
        new Events()
                .publish(
                        ana.memberships().getFirst().tenant(),
                        new SessionsEnded(
                                UUID.randomUUID(),
                                1,
                                ana.id(),
                                List.of(),
                                true,
                                Instant.now().plusSeconds(1)));
        await().untilAsserted(() -> {
            first.api().as(token).get(CLIENTS).expect(401, "UNAUTHENTICATED");
            second.api().as(token).get(CLIENTS).expect(401, "UNAUTHENTICATED");
        });

        try (RedisClient redis = RedisClient.create(stack.redis().url());
                StatefulRedisConnection<String, String> connection = redis.connect()) {
            connection.sync().flushall();
            assertThat(connection.sync().dbsize()).isZero();
        }

        first.api().as(token).get(CLIENTS).expect(401, "UNAUTHENTICATED");
        second.api().as(token).get(CLIENTS).expect(401, "UNAUTHENTICATED");
    }

    @Test
    @Order(2)
    void isNotForgottenWhenAGatewayStartsAgain() {
        Person ana = member(Role.OWNER);
        for (int number = 0; number < 100; number++) {
            first.api().as(ana).get(CLIENTS).expect(200);
        }

        first.close();
        first = gateway();

        first.api().as(ana).get(CLIENTS).expect(429, "RATE_LIMITED");
    }

    @Test
    @Order(3)
    void goesOnByItselfWhileRedisIsAway() {
        Person ana = member(Role.OWNER);
        Person ion = member(Role.OWNER);
        double before = first.counted("clinic.gateway.limit.local");
        first.api().as(ana).get(CLIENTS).expect(200);
        stack.redis().kill();
        try {
            List<Integer> statuses = IntStream.range(0, 120)
                    .mapToObj(_ -> first.api().as(ana).get(CLIENTS).status())
                    .toList();

            assertThat(statuses).filteredOn(Integer.valueOf(200)::equals).hasSizeBetween(99, 100);
            assertThat(statuses).filteredOn(Integer.valueOf(429)::equals).hasSizeBetween(20, 21);
            assertThat(first.counted("clinic.gateway.limit.local")).isGreaterThanOrEqualTo(before + 119);
            first.api().get("/actuator/health/readiness").expect(200);
            assertThat(measurements()).containsPattern("clinic_gateway_limit_alone(\\{[^}]*})? 1\\.0");
        } finally {
            stack.redis().start();
            stack.redis().awaitReady(Duration.ofSeconds(20));
        }

        await().untilAsserted(() -> {
            double here = first.counted("clinic.gateway.limit.local");
            first.api().as(ion).get(CLIENTS).expect(200);
            assertThat(first.counted("clinic.gateway.limit.local")).isEqualTo(here);
        });
        assertThat(measurements()).containsPattern("clinic_gateway_limit_alone(\\{[^}]*})? 0\\.0");
        first.api().as(ana).get(CLIENTS).expect(200);
    }

    @Test
    @Order(4)
    void doesNotWaitForARedisThatDoesNotAnswer() {
        Person ana = member(Role.OWNER);
        stack.redis().pause();
        try {
            List<Integer> statuses = IntStream.range(0, 101)
                    .mapToObj(_ -> second.api().as(ana).get(CLIENTS).status())
                    .toList();

            assertThat(statuses).filteredOn(Integer.valueOf(200)::equals).hasSize(100);
            assertThat(statuses.getLast()).isEqualTo(429);
        } finally {
            stack.redis().resume();
        }
    }

    @Test
    @Order(5)
    void isNotReadyBeforeItReachedRedis() {
        stack.redis().kill();
        try (Gateway early = gateway()) {
            early.api().get("/actuator/health/readiness").expect(503);
            early.api().get("/actuator/health/liveness").expect(200);
            early.api().as(member(Role.OWNER)).get(CLIENTS).expect(200);

            stack.redis().start();
            stack.redis().awaitReady(Duration.ofSeconds(20));

            await().untilAsserted(
                            () -> early.api().get("/actuator/health/readiness").expect(200));
        }
    }

    private static String measurements() {
        return first.api().get("/actuator/prometheus").expect(200).text();
    }

    private static ApiClient from(String address) {
        return ApiClient.throughGateway(URI.create("http://127.0.0.1:" + first.port()), IDENTITY)
                .header("X-Forwarded-For", address);
    }

    private static List<Integer> atOnce(
            int requests,
            java.util.function.IntFunction<Gateway> gateway,
            java.util.function.UnaryOperator<ApiClient> as)
            throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = IntStream.range(0, requests)
                    .mapToObj(number -> clients.submit(() ->
                            as.apply(gateway.apply(number).api()).get(CLIENTS).status()))
                    .toList();
            List<Integer> statuses = new java.util.ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
