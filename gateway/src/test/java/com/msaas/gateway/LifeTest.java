package com.msaas.gateway;

import static com.msaas.gateway.Edge.AUTH;
import static com.msaas.gateway.Edge.CRM;
import static com.msaas.gateway.Edge.GATEWAY;
import static com.msaas.gateway.Gateway.IDENTITY;
import static com.msaas.gateway.Gateway.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.localstack.RealServers;
import com.msaas.platform.security.Role;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.Identity.Flaw;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.RealParts;
import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a gateway starts and stops.
class LifeTest {
    private static final String CLIENTS = "/api/clients";
    private static final String READINESS = "/actuator/health/readiness";
    private static final String NOBODY = "http://127.0.0.1:1/certs";

    @BeforeEach
    void calm() {
        CRM.calm();
        AUTH.calm();
    }

    @Test
    void startsWithTheKeysThatWereKeptWhileKeycloakIsAway() {
        Person ana = member(Role.OWNER);
        GATEWAY.api().as(ana).get(CLIENTS).expect(200);

        try (Gateway restarted = started(Map.of("clinic.identity.keys-url", NOBODY))) {
            await().untilAsserted(() -> restarted.api().get(READINESS).expect(200));
            restarted.api().as(ana).get(CLIENTS).expect(200);
            restarted
                    .api()
                    .as(IDENTITY.badToken(ana, Flaw.OTHER_KEY))
                    .get(CLIENTS)
                    .expect(401, "UNAUTHENTICATED");
        }
    }

    @Test
    void isNotReadyWithoutAnyKeysAndJudgesNobody() {
        try (Gateway blind = started(Map.of(
                "clinic.identity.keys-url", NOBODY, "clinic.mongodb.database", RealParts.freshDatabase("gateway")))) {
            blind.api().get(READINESS).expect(503);
            blind.api().get("/actuator/health/liveness").expect(200);
            blind.api().as(member(Role.OWNER)).get(CLIENTS).expect(503, "TEMPORARILY_UNAVAILABLE");
            blind.api().get(CLIENTS).expect(401, "UNAUTHENTICATED");
            blind.api().post("/api/auth/login", Map.of()).expect(200);
        }
        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void isNotReadyBeforeItIsToldWhereAnyServiceIs() {
        try (Gateway lost = Gateway.with(Map.of("clinic.redis.url", RealServers.redisUrl()))) {
            lost.api().get(READINESS).expect(503);
        }
    }

    @Test
    void answersWhatIsUnderWayBeforeItStops() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CRM.behaving(exchange -> {
            waitFor(end);
            SmallService.answer(exchange, 201, "{\"success\":true,\"data\":null}");
        });
        Gateway leaving = started(Map.of());
        int port = leaving.port();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
                () -> leaving.api().as(member(Role.OWNER)).post(CLIENTS, Map.of("a", 1)));
        await().until(() -> CRM.seen().size() == 1);

        CompletableFuture<Void> left = CompletableFuture.runAsync(leaving::close);
        await().until(() -> isClosed(port));
        assertThat(answer).isNotDone();
        end.countDown();

        answer.get(10, TimeUnit.SECONDS).expect(201);
        left.get(20, TimeUnit.SECONDS);
    }

    private static Gateway started(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "clinic.redis.url", RealServers.redisUrl(),
                "clinic.rate-limit.per-minute", "1000000",
                "clinic.services.auth-service", AUTH.address(),
                "clinic.services.crm-service", CRM.address()));
        all.putAll(settings);
        return Gateway.with(all);
    }

    private static boolean isClosed(int port) {
        try (Socket _ = new Socket("127.0.0.1", port)) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
