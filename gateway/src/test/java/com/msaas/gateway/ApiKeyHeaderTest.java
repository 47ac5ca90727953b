package com.msaas.gateway;

import static com.msaas.gateway.Edge.AUTH;
import static com.msaas.gateway.Edge.CRM;
import static com.msaas.gateway.Edge.GATEWAY;
import static com.msaas.gateway.Gateway.IDENTITY;
import static com.msaas.gateway.Gateway.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.SessionsEnded;
import com.msaas.gateway.RawHttp.Reply;
import com.msaas.gateway.SmallService.Seen;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Person;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Programs that send a key with each request. auth-service is played by a small server that knows which keys stand.
class ApiKeyHeaderTest {
    private static final String KEY = "X-Api-Key";
    private static final String CLIENTS = "/api/clients";
    private static final String DOOR = "/api/auth/api-keys/token";
    private static final int LONG = 300;
    /// Less than the gateway wants a token to be good for.
    private static final int SHORT = 15;

    private final Set<String> standing = ConcurrentHashMap.newKeySet();
    private final Person laboratory = member(Role.STAFF);
    private final String key = freshKey();
    private volatile int life = LONG;
    private volatile CountDownLatch open = new CountDownLatch(0);

    @BeforeEach
    void authServiceKnowsTheKey() {
        standing.add(key);
        CRM.calm();
        AUTH.behaving(this::exchange);
    }

    @AfterEach
    void calm() {
        open.countDown();
        AUTH.calm();
    }

    private static String freshKey() {
        return "clk_" + UUID.randomUUID() + "_" + "S".repeat(11)
                + UUID.randomUUID().toString().replace("-", "");
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String asked = AUTH.seen().reversed().stream()
                .filter(seen -> seen.target().equals(DOOR))
                .map(seen -> new String(seen.body(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
        boolean stands = standing.stream().anyMatch(asked::contains);
        SmallService.answer(
                exchange,
                stands ? 200 : 401,
                stands
                        ? "{\"success\":true,\"data\":{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d},\"meta\":{}}"
                                .formatted(IDENTITY.token(laboratory), life)
                        : "{\"success\":false,\"error\":\"No.\",\"code\":\"INVALID_CREDENTIALS\"}");
    }

    private static ApiClient with(String key) {
        return GATEWAY.api().header(KEY, key);
    }

    @Test
    void comesInAsWhomTheKeyBelongsTo() {
        with(key).once().post(CLIENTS, Map.of("first_name", "Ana")).expect(200);

        Seen seen = CRM.last();
        assertThat(seen.header("X-User-Id")).contains(laboratory.id().toString());
        assertThat(seen.header("X-Tenant-Id"))
                .contains(laboratory.memberships().getFirst().tenant().toString());
        assertThat(seen.header("X-User-Role")).contains("staff");
        assertThat(seen.header("Authorization").orElseThrow()).startsWith("Bearer ey");
        Seen asked = AUTH.last();
        assertThat(asked.method() + " " + asked.target()).isEqualTo("POST " + DOOR);
        assertThat(asked.header("X-Client-Address")).contains("127.0.0.1");
        assertThat(asked.header("X-Request-Id")).isEqualTo(seen.header("X-Request-Id"));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void isNeverShownToAServiceOrWrittenToALog(CapturedOutput logs) {
        with(key).get(CLIENTS).expect(200);
        with(key).header("x_api_key", key).get(CLIENTS).expect(200);
        GATEWAY.api().header(KEY, key).post("/api/auth/login", Map.of()).expect(200);
        with(freshKey()).get(CLIENTS).expect(401);

        assertThat(CRM.seen()).isNotEmpty().allSatisfy(this::hasNoKey);
        assertThat(AUTH.seen())
                .filteredOn(seen -> !seen.target().equals(DOOR))
                .isNotEmpty()
                .allSatisfy(this::hasNoKey);
        assertThat(logs).doesNotContain(key.substring(41));
    }

    private void hasNoKey(Seen seen) {
        assertThat(seen.headers().toString()).doesNotContain(key);
    }

    @Test
    void isExchangedOnceHoweverManyRequestsComeAtOnce() throws Exception {
        open = new CountDownLatch(1);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 40; number++) {
                answers.add(threads.submit(() -> with(key).get(CLIENTS)));
            }
            await().until(() -> !AUTH.seen().isEmpty());
            open.countDown();
        }

        for (Future<Answer> answer : answers) {
            answer.get().expect(200);
        }
        with(key).get(CLIENTS).expect(200);
        assertThat(AUTH.seen()).hasSize(1);
        assertThat(CRM.seen()).hasSize(41);
    }

    @Test
    void isExchangedAnewBeforeItsTokenEnds() {
        life = SHORT;
        with(key).get(CLIENTS).expect(200);
        with(key).get(CLIENTS).expect(200);

        assertThat(AUTH.seen()).hasSize(2);
    }

    @Test
    void isAskedAboutOnceWhenItIsWrong() {
        String wrong = freshKey();
        for (int number = 0; number < 5; number++) {
            with(wrong).get(CLIENTS).expect(401, "UNAUTHENTICATED");
        }

        assertThat(AUTH.seen()).hasSize(1);
        assertThat(CRM.seen()).isEmpty();
        with(key).get(CLIENTS).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "clk_", "x", "clk_{\"$ne\":null}", "Bearer clk_1"})
    void isAskedAboutNowhereWhenItIsNone(String nonsense) {
        with(nonsense).get(CLIENTS).expect(401, "UNAUTHENTICATED");
        with(key + "A").get(CLIENTS).expect(401, "UNAUTHENTICATED");

        assertThat(AUTH.seen()).isEmpty();
        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void isRefusedAtOnceWhenItWasTakenBack() {
        with(key).get(CLIENTS).expect(200);
        standing.clear();
        AUTH.behaving(this::exchange);
        with(key).get(CLIENTS).expect(200);

        new Events()
                .publish(
                        laboratory.memberships().getFirst().tenant(),
                        new SessionsEnded(
                                UUID.randomUUID(),
                                1,
                                laboratory.id(),
                                List.of(),
                                true,
                                Instant.now().plusSeconds(1)));

        await().untilAsserted(() -> with(key).get(CLIENTS).expect(401, "UNAUTHENTICATED"));
        assertThat(AUTH.seen()).hasSize(1);
    }

    @Test
    void isNotMixedWithAnotherIdentity() {
        String token = IDENTITY.token(laboratory);
        with(key).as(token).get(CLIENTS).expect(400, "TWO_IDENTITIES");
        with(key)
                .header("Cookie", "__Host-session=" + "A".repeat(43))
                .get(CLIENTS)
                .expect(400, "TWO_IDENTITIES");
        Reply twice = RawHttp.get(GATEWAY.port(), CLIENTS, KEY + ": " + key, KEY + ": " + key);

        assertThat(twice.status()).isEqualTo(401);
        assertThat(CRM.seen()).isEmpty();
        assertThat(AUTH.seen()).isEmpty();
    }

    @Test
    void reachesItsOwnClinicAlone() {
        Membership own = laboratory.memberships().getFirst();

        with(key).header("X-Clinic-Id", own.tenant().toString()).get(CLIENTS).expect(200);
        with(key)
                .header("X-Clinic-Id", UUID.randomUUID().toString())
                .get(CLIENTS)
                .expect(403, "FORBIDDEN");
    }

    @Test
    void isTriedAgainWhenAuthServiceCouldNotTell() {
        AUTH.behaving(exchange -> SmallService.answer(exchange, 503, "{\"success\":false,\"code\":\"X\"}"));
        Answer away = with(key).get(CLIENTS).expect(503, "TEMPORARILY_UNAVAILABLE");
        assertThat(away.header("Retry-After")).isPresent();

        AUTH.behaving(this::exchange);
        with(key).get(CLIENTS).expect(200);
    }
}
