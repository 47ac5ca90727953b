package com.msaas.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.platform.security.TinyService.Reply;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class GracefulStopTest {
    private static final CountDownLatch UNDER_WAY = new CountDownLatch(1);
    private static final CountDownLatch GO_ON = new CountDownLatch(1);

    @RestController
    @Needs(Permission.SEE_PATIENTS)
    static class Slow {
        @GetMapping("/api/slow")
        String slow() throws InterruptedException {
            UNDER_WAY.countDown();
            return GO_ON.await(10, TimeUnit.SECONDS) ? "<p>done</p>" : "<p>lost</p>";
        }
    }

    @Test
    void aRequestUnderWayIsAnsweredBeforeTheServiceStops() throws Exception {
        TinyService service = TinyService.with(Slow.class);
        String token = service.tokens().token("01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c10:owner");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> answer = threads.submit(
                    () -> service.send(service.request("/api/slow").header("Authorization", "Bearer " + token)));
            assertThat(UNDER_WAY.await(10, TimeUnit.SECONDS)).isTrue();

            Future<?> stop = threads.submit(service::close);
            Awaitility.await().until(() -> isRefused(service));
            assertThat(stop.isDone()).isFalse();
            GO_ON.countDown();

            assertThat(answer.get().status()).isEqualTo(200);
            assertThat(answer.get().text()).isEqualTo("<p>done</p>");
            stop.get();
        }
    }

    private static boolean isRefused(TinyService service) {
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", service.port())) {
            return !socket.isConnected();
        } catch (java.io.IOException refused) {
            return true;
        }
    }
}
