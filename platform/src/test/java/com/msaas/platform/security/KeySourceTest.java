package com.msaas.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KeySourceTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void takesWhatIsThere() throws Exception {
        KeySource source = answering(
                exchange -> {
                    byte[] keys = "{\"keys\":[]}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                },
                Duration.ofSeconds(10));

        assertThat(source.fetch()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    @Timeout(10)
    void waitsForNoAnswerThatStopsAfterItsHead() {
        CountDownLatch end = new CountDownLatch(1);
        KeySource source = answering(
                exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    await(end);
                },
                Duration.ofMillis(300));

        assertThatIOException().isThrownBy(source::fetch).withMessageContaining("in time");
        end.countDown();
    }

    @Test
    void saysWhyThereAreNone() {
        KeySource broken = answering(
                exchange -> {
                    throw new IOException("broken off");
                },
                Duration.ofSeconds(10));

        assertThatIOException().isThrownBy(broken::fetch).withMessageContaining("IOException");
    }

    private KeySource answering(HttpHandler handler, Duration patience) {
        server.createContext("/certs", handler);
        return KeySource.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/certs"), patience);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
