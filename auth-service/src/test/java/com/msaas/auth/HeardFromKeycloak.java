package com.msaas.auth;

import com.msaas.localstack.Web;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Stands between the real Keycloak and the service where Keycloak tells of sessions that have ended: it passes on what
/// it hears, and remembers it.
public final class HeardFromKeycloak {
    private static final String PATH = "/keycloak/logout";
    private static final String FIELD = "logout_token=";

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int service;
    private volatile boolean cut;

    private HeardFromKeycloak() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH, this::pass);
        server.start();
    }

    static HeardFromKeycloak started() {
        HeardFromKeycloak heard = new HeardFromKeycloak();
        KeycloakUsers.tellEndingsTo(
                "http://127.0.0.1:" + heard.server.getAddress().getPort() + PATH);
        return heard;
    }

    void passOnTo(int port) {
        service = port;
    }

    /// Passes nothing on any more, until it heals: to Keycloak it looks as if nobody were there.
    public void cut() {
        cut = true;
    }

    void heal() {
        cut = false;
    }

    /// The newest token that tells of this session.
    public String logoutToken(String session) {
        return tokens.reversed().stream()
                .filter(token -> Claims.inside(token).path("sid").asString().equals(session))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Keycloak has not told that " + session + " is over"));
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            tokens.add(URLDecoder.decode(body.substring(FIELD.length()), StandardCharsets.UTF_8));
            if (cut) {
                return;
            }
            Web.Answer answer = Web.send(
                    exchange.getRequestMethod(),
                    "http://127.0.0.1:" + service + PATH,
                    Map.of("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type")),
                    body,
                    10_000);
            byte[] told = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), told.length);
            exchange.getResponseBody().write(told);
        }
    }
}
