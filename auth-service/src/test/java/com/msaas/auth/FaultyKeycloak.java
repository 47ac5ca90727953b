package com.msaas.auth;

import com.msaas.localstack.RealServers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Stands between the service and the real Keycloak, and cuts the connection where it is told to.
public final class FaultyKeycloak {
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<HttpExchange> unfinished = new CopyOnWriteArrayList<>();

    private FaultyKeycloak() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    public static FaultyKeycloak started() {
        return new FaultyKeycloak();
    }

    /// When a call is cut.
    public enum When {
        /// Keycloak never hears of it
        BEFORE,
        /// Keycloak has done it, but nobody hears the answer
        AFTER,
        /// Keycloak has done it, and its answer begins but never ends
        WITHIN
    }

    /// Calls that are cut, and how many were.
    public static final class Fault {
        private final Predicate<String> calls;
        private final When when;
        private final AtomicInteger struck = new AtomicInteger();

        private Fault(Predicate<String> calls, When when) {
            this.calls = calls;
            this.when = when;
        }

        public int struck() {
            return struck.get();
        }
    }

    /// The realm's address as the service is to call it.
    public String realmUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/clinic";
    }

    /// Cuts all calls that begin so, such as `POST /admin/realms/clinic/users`, until it heals.
    public Fault cut(When when, String beginning) {
        Fault fault = new Fault(call -> call.startsWith(beginning), when);
        faults.add(fault);
        return fault;
    }

    /// Cuts nothing any more.
    public void heal() {
        faults.clear();
        unfinished.forEach(HttpExchange::close);
        unfinished.clear();
    }

    private void pass(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readAllBytes();
        Fault fault =
                faults.stream().filter(one -> one.calls.test(call)).findFirst().orElse(null);
        if (fault != null && fault.when == When.BEFORE) {
            fault.struck.incrementAndGet();
            exchange.close();
            return;
        }
        HttpResponse<byte[]> answer = forward(exchange, body);
        if (fault != null && fault.when == When.WITHIN) {
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            exchange.getResponseBody().write(answer.body());
            exchange.getResponseBody().flush();
            unfinished.add(exchange);
            fault.struck.incrementAndGet();
            return;
        }
        if (fault != null) {
            fault.struck.incrementAndGet();
            exchange.close();
            return;
        }
        answer.headers()
                .firstValue("Location")
                .ifPresent(to -> exchange.getResponseHeaders().set("Location", to));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RealServers.keycloakUrl() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : List.of("Authorization", "Content-Type", "Accept-Language")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
