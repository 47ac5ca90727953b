package com.msaas.gateway;

import static com.msaas.gateway.Edge.BILLING;
import static com.msaas.gateway.Edge.CRM;
import static com.msaas.gateway.Edge.GATEWAY;
import static com.msaas.gateway.Edge.NOTIFICATION;
import static com.msaas.gateway.Edge.SCHEDULING_1;
import static com.msaas.gateway.Edge.SCHEDULING_2;
import static com.msaas.gateway.Edge.TENANT;
import static com.msaas.gateway.Gateway.IDENTITY;
import static com.msaas.gateway.Gateway.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.gateway.RawHttp.Reply;
import com.msaas.platform.security.Role;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class UpstreamTest {
    private static final String APPOINTMENTS = "/api/appointments";
    private static final String CLOSED =
            "{\"success\":false,\"error\":\"Later.\",\"code\":\"TENANT_NOT_READY\",\"details\":null}";

    private final String token = IDENTITY.token(member(Role.OWNER));
    private final ApiClient owner = GATEWAY.api().as(token);

    @BeforeEach
    void calm() {
        List.of(SCHEDULING_1, SCHEDULING_2, CRM, BILLING, NOTIFICATION, TENANT).forEach(SmallService::calm);
    }

    @Nested
    class TwoInstances {
        @BeforeEach
        @AfterEach
        void bothAgain() {
            calm();
            await().untilAsserted(() -> {
                assertThat(servedBy(20)).contains("scheduling-service", "scheduling-service#2");
            });
        }

        @Test
        void takeTurns() {
            assertThat(servedBy(10)).filteredOn("scheduling-service"::equals).hasSize(5);
        }

        @Test
        void standInForEachOtherWhenOneIsNotReached() {
            double before = failovers();
            SCHEDULING_1.stop();
            try {
                for (int number = 0; number < 20; number++) {
                    owner.once().post(APPOINTMENTS, Map.of("number", number)).expect(200);
                    owner.get(APPOINTMENTS).expect(200);
                }
                byte[] large = new byte[200_000];
                for (int number = 0; number < 4; number++) {
                    owner.send("POST", APPOINTMENTS, large).expect(200);
                }
            } finally {
                SCHEDULING_1.start();
            }

            assertThat(failovers()).isGreaterThan(before);
            assertThat(SCHEDULING_2.seen())
                    .filteredOn(seen -> seen.body().length == 200_000)
                    .hasSize(4);
            assertThat(SCHEDULING_2.seen())
                    .filteredOn(seen -> seen.method().equals("POST"))
                    .hasSize(24);
        }

        @Test
        void areNeverGivenTheSameWriteTwice() {
            SCHEDULING_1.behaving(UpstreamTest::breakOff);
            SCHEDULING_2.behaving(UpstreamTest::breakOff);

            owner.post(APPOINTMENTS, Map.of("a", 1)).expect(503, "TEMPORARILY_UNAVAILABLE");
            owner.delete(APPOINTMENTS + "/0198").expect(503, "TEMPORARILY_UNAVAILABLE");

            assertThat(SCHEDULING_1.seen().size() + SCHEDULING_2.seen().size()).isEqualTo(2);
            recover(APPOINTMENTS, SCHEDULING_1, SCHEDULING_2);
        }

        @Test
        void areNeverGivenAWriteTwiceWhoseKeyEndsHere() {
            SCHEDULING_1.behaving(UpstreamTest::breakOff);
            SCHEDULING_2.behaving(UpstreamTest::breakOff);

            Reply reply = RawHttp.send(
                    GATEWAY.port(),
                    "POST " + APPOINTMENTS + " HTTP/1.1\r\nHost: x\r\nConnection: close, idempotency-key\r\n"
                            + "Idempotency-Key: k1\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(SCHEDULING_1.seen().size() + SCHEDULING_2.seen().size()).isEqualTo(1);
        }

        @Test
        void mayBothBeGivenAWriteThatTheyKnowAgain() {
            SCHEDULING_1.behaving(UpstreamTest::breakOff);

            for (int number = 0; number < 4; number++) {
                owner.once().post(APPOINTMENTS, Map.of("a", 1)).expect(200);
            }

            assertThat(SCHEDULING_1.seen()).isNotEmpty();
            assertThat(SCHEDULING_1.last().header("Idempotency-Key"))
                    .isIn(SCHEDULING_2.seen().stream()
                            .map(seen -> seen.header("Idempotency-Key"))
                            .toList());
        }

        @Test
        void mayBothBeAskedTheSame() {
            SCHEDULING_1.behaving(UpstreamTest::breakOff);

            for (int number = 0; number < 4; number++) {
                assertThat(owner.get(APPOINTMENTS).expect(200).header("X-Served-By"))
                        .contains("scheduling-service#2");
            }

            assertThat(SCHEDULING_1.seen()).isNotEmpty();
        }

        @Test
        void standInForOneThatShutsDown() {
            SCHEDULING_1.behaving(UpstreamTest::leave);

            for (int number = 0; number < 4; number++) {
                assertThat(owner.once()
                                .post(APPOINTMENTS, Map.of("a", 1))
                                .expect(200)
                                .header("X-Served-By"))
                        .contains("scheduling-service#2");
            }
        }

        @Test
        void areNotBothGivenAWriteThatAProxyMayHavePassedOn() {
            SCHEDULING_1.behaving(UpstreamTest::leave);

            List<Integer> statuses = IntStream.range(0, 4)
                    .mapToObj(number ->
                            owner.post(APPOINTMENTS, Map.of("number", number)).status())
                    .toList();

            assertThat(statuses).contains(503).containsOnly(503, 200);
            assertThat(SCHEDULING_1.seen())
                    .filteredOn(seen -> seen.method().equals("POST"))
                    .hasSize(Collections.frequency(statuses, 503));
            assertThat(SCHEDULING_2.seen())
                    .filteredOn(seen -> seen.method().equals("POST"))
                    .hasSize(Collections.frequency(statuses, 200));
        }

        private List<String> servedBy(int requests) {
            return IntStream.range(0, requests)
                    .mapToObj(_ -> owner.get(APPOINTMENTS).header("X-Served-By").orElse("nobody"))
                    .toList();
        }

        private double failovers() {
            return GATEWAY.counted("clinic.gateway.upstream.failovers", "service", "scheduling-service");
        }
    }

    @Nested
    class Breaker {
        @Test
        void leavesAServiceAloneThatIsNotThereAndComesBackToIt() {
            BILLING.stop();
            try {
                for (int number = 0; number < 8; number++) {
                    Answer answer = owner.get("/api/billing/usage").expect(503, "TEMPORARILY_UNAVAILABLE");
                    assertThat(answer.header("Retry-After")).isPresent();
                }
            } finally {
                BILLING.start();
            }

            owner.get("/api/billing/usage").expect(503, "TEMPORARILY_UNAVAILABLE");
            assertThat(BILLING.seen()).as("it is there again, but left alone").isEmpty();
            owner.get("/api/clients").expect(200);

            recover("/api/billing/usage", BILLING);
        }

        @Test
        void isNotImpressedByWhatAServiceSaysItself() {
            NOTIFICATION.behaving(exchange -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                SmallService.answer(exchange, 503, CLOSED);
            });
            for (int number = 0; number < 30; number++) {
                Answer answer = owner.get("/api/notifications").expect(503, "TENANT_NOT_READY");
                assertThat(answer.header("Retry-After")).contains("1");
            }
            NOTIFICATION.behaving(exchange -> SmallService.answer(
                    exchange, 409, "{\"success\":false,\"error\":\"No.\",\"code\":\"CONFLICT_DETECTED\"}"));
            for (int number = 0; number < 30; number++) {
                owner.post("/api/notifications/1/read", Map.of()).expect(409, "CONFLICT_DETECTED");
            }
            NOTIFICATION.behaving(exchange ->
                    SmallService.answer(exchange, 500, "{\"success\":false,\"error\":\"Oh.\",\"code\":\"INTERNAL\"}"));
            for (int number = 0; number < 30; number++) {
                owner.get("/api/notifications").expect(500, "INTERNAL");
                Reply head = RawHttp.request(
                        GATEWAY.port(), "HEAD /api/notifications HTTP/1.1", "Authorization: Bearer " + token);
                assertThat(head.status()).isEqualTo(500);
            }

            NOTIFICATION.calm();
            owner.get("/api/notifications").expect(200);
        }

        @Test
        void leavesARouteAloneWhoseAnswersComeTooLateButNotItsNeighbours() throws InterruptedException {
            CountDownLatch end = new CountDownLatch(1);
            TENANT.behaving(exchange -> {
                if (exchange.getRequestURI().getPath().equals("/api/tenant")) {
                    waitFor(end);
                    exchange.close();
                } else {
                    SmallService.answer(exchange, 200, "{\"success\":true,\"data\":null}");
                }
            });
            List<Thread> clients = IntStream.range(0, 10)
                    .mapToObj(_ -> Thread.startVirtualThread(
                            () -> owner.get("/api/tenant").expect(503, "TEMPORARILY_UNAVAILABLE")))
                    .toList();
            for (Thread client : clients) {
                client.join();
            }
            assertThat(TENANT.seen()).hasSize(10);

            owner.get("/api/tenant").expect(503, "TEMPORARILY_UNAVAILABLE");
            assertThat(TENANT.seen()).hasSize(10);
            owner.get("/api/team").expect(200);

            end.countDown();
            recover("/api/tenant", TENANT);
        }
    }

    @Test
    void doesNotWaitForEverAndAsksNobodyTwiceForIt() {
        CountDownLatch end = new CountDownLatch(1);
        SCHEDULING_1.behaving(exchange -> waitFor(end));
        SCHEDULING_2.behaving(exchange -> waitFor(end));

        owner.get(APPOINTMENTS).expect(503, "TEMPORARILY_UNAVAILABLE");

        assertThat(SCHEDULING_1.seen().size() + SCHEDULING_2.seen().size()).isEqualTo(1);
        end.countDown();
        recover(APPOINTMENTS, SCHEDULING_1, SCHEDULING_2);
    }

    @Test
    void isAsPatientWithEachServiceAsItWasToldToBe() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        BILLING.behaving(exchange -> {
            waitFor(end);
            SmallService.answer(exchange, 200, "{\"success\":true,\"data\":null}");
        });
        NOTIFICATION.behaving(exchange -> waitFor(end));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> slow = threads.submit(() -> owner.get("/api/billing"));
            await().until(() -> !BILLING.seen().isEmpty());

            owner.get("/api/notifications").expect(503, "TEMPORARILY_UNAVAILABLE");
            end.countDown();

            slow.get().expect(200);
        }
        recover("/api/notifications", NOTIFICATION);
    }

    @Test
    void isAsPatientWithEachRouteAsItsWorkNeeds() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CRM.behaving(exchange -> {
            waitFor(end);
            SmallService.answer(exchange, 200, "{\"success\":true,\"data\":null}");
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> slow = threads.submit(() -> owner.once().post("/api/clients/bulk", Map.of()));
            await().until(() -> !CRM.seen().isEmpty());

            owner.get("/api/clients").expect(503, "TEMPORARILY_UNAVAILABLE");
            end.countDown();

            slow.get().expect(200);
        }
        recover("/api/clients", CRM);
    }

    @Test
    void saysThatAServiceIsNotThereWhenNobodySaidWhereItIs() {
        owner.get("/api/analytics/dashboard").expect(503, "TEMPORARILY_UNAVAILABLE");
    }

    @Test
    void showsNoPageOfSomebodyElse() {
        CRM.behaving(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            byte[] page = "<h1>org.apache.Something</h1>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(502, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });

        Answer answer = owner.get("/api/clients").expect(503, "TEMPORARILY_UNAVAILABLE");

        assertThat(answer.text()).doesNotContain("apache");
        recover("/api/clients", CRM);
    }

    @Test
    void passesLongAnswersWhole() {
        String text = "ă".repeat(400_000);
        CRM.behaving(exchange -> SmallService.answer(exchange, 200, "{\"data\":\"" + text + "\"}"));
        assertThat(owner.get("/api/clients").expect(200).data().asString()).isEqualTo(text);

        CRM.behaving(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write(("{\"data\":\"" + text + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        });
        assertThat(owner.get("/api/clients").expect(200).data().asString()).isEqualTo(text);
    }

    @Test
    void passesAnswersWithoutABody() {
        CRM.behaving(exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        assertThat(owner.delete("/api/clients/0198").expect(204).text()).isEmpty();

        CRM.calm();
        Reply head = RawHttp.request(GATEWAY.port(), "HEAD /api/clients HTTP/1.1", "Authorization: Bearer " + token);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(CRM.last().method()).isEqualTo("HEAD");
    }

    @Test
    void followsNoRedirect() {
        CRM.behaving(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertThat(owner.get("/api/clients").expect(302).header("Location")).contains("http://127.0.0.1:1/");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void letsNoCutAnswerLookWhole(CapturedOutput logs) {
        CRM.behaving(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
            throw new IOException("gone");
        });

        Reply reply = RawHttp.get(GATEWAY.port(), "/api/clients", "Authorization: Bearer " + token);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).doesNotEndWith("0\r\n\r\n");
        assertThat(logs).contains("crm-service gave no answer").doesNotContain("\"ERROR\"");
        recover("/api/clients", CRM);
    }

    @Test
    void answersProperlyWhenAnAnswerBreaksOffAtItsBeginning() {
        CRM.behaving(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, 5000);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
            throw new IOException("gone");
        });

        Answer answer = owner.get("/api/clients").expect(503, "TEMPORARILY_UNAVAILABLE");

        assertThat(answer.header("ETag")).isEmpty();
        recover("/api/clients", CRM);
    }

    /// The breaker is closed again, whatever it has seen.
    private void recover(String path, SmallService... services) {
        List.of(services).forEach(SmallService::calm);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            for (int number = 0; number < 12; number++) {
                owner.get(path).expect(200);
            }
        });
    }

    private static void leave(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(503, -1);
        exchange.close();
    }

    private static void breakOff(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        throw new IOException("broken off after the request was read");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
