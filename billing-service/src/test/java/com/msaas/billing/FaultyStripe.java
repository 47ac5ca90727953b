package com.msaas.billing;

import com.msaas.localstack.RealServers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The way to the real stripe-mock, which can be cut, and on which it is seen what was asked.
public final class FaultyStripe {
    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Idempotency-Key");

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Fault fault = Fault.NONE;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    private FaultyStripe(HttpServer server) {
        this.server = server;
    }

    /// What may be wrong with Stripe.
    public enum Fault {
        NONE,
        /// it says that something is wrong with itself
        BROKEN,
        /// it is asked too often
        TOO_MANY,
        /// it breaks the connection off
        CUT,
        /// it never answers
        HANGING
    }

    /// What Stripe was asked.
    ///
    /// @param key under which it is done once
    public record Asked(String path, Optional<String> key, Map<String, String> form) {}

    static FaultyStripe started() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FaultyStripe stripe = new FaultyStripe(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", stripe::handle);
            server.start();
            return stripe;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void suffer(Fault next) {
        fault = next;
        if (next == Fault.HANGING) {
            hanging = new CountDownLatch(1);
        }
    }

    void heal() {
        fault = Fault.NONE;
        hanging.countDown();
        asked.clear();
    }

    /// What was asked at this path since the test began, whether or not it was answered.
    public List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path.equals(path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked.add(new Asked(
                    exchange.getRequestURI().getPath(),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                    form(new String(body, StandardCharsets.UTF_8))));
            switch (fault) {
                case NONE -> passOn(exchange, body);
                case BROKEN ->
                    answer(exchange, 500, "{\"error\":{\"type\":\"api_error\"}}".getBytes(StandardCharsets.UTF_8));
                case TOO_MANY ->
                    answer(exchange, 429, "{\"error\":{\"type\":\"rate_limit\"}}".getBytes(StandardCharsets.UTF_8));
                case CUT -> exchange.sendResponseHeaders(200, 1_000);
                case HANGING -> hanging.await(30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RealServers.stripeUrl() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String header : PASSED_ON) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                    .ifPresent(value -> request.setHeader(header, value));
        }
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        answer(exchange, answer.statusCode(), answer.body());
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
