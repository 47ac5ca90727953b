package com.msaas.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What stands behind the gateway: a small server that notes what reaches it, and answers as it is told to.
final class SmallService implements AutoCloseable {
    private final String name;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private int port;
    private HttpServer server;
    private ExecutorService threads;
    private volatile Behaviour behaviour = SmallService::echo;

    private SmallService(String name) {
        this.name = name;
    }

    /// Starts on a free port.
    static SmallService named(String name) {
        SmallService service = new SmallService(name);
        service.start();
        return service;
    }

    /// What reached it.
    record Seen(String method, String target, Headers headers, byte[] body) {
        Optional<String> header(String header) {
            return Optional.ofNullable(headers.getFirst(header));
        }
    }

    /// How it answers; the body is read already.
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    Seen last() {
        return seen.getLast();
    }

    /// Answers so from now on; what was seen is forgotten.
    SmallService behaving(Behaviour next) {
        behaviour = next;
        seen.clear();
        return this;
    }

    /// As at the beginning.
    SmallService calm() {
        return behaving(SmallService::echo);
    }

    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        } catch (BindException e) {
            throw new IllegalStateException("somebody took port " + port, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/actuator/health/readiness")) {
            answer(exchange, 200, "{\"status\":\"UP\"}");
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        seen.add(new Seen(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        exchange.getResponseHeaders().set("X-Served-By", name);
        behaviour.answer(exchange);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "{\"success\":true,\"data\":null}");
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        boolean withBody = !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, withBody ? body.length : -1);
        if (withBody) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }
}
