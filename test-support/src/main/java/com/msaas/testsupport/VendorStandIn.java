package com.msaas.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Stands in for Twilio's and OpenAI's doors at which an account is tried, as far as a status goes. One for the JVM.
public final class VendorStandIn {
    /// What every account is opened by.
    public static final String RIGHT = "the-right-secret";

    /// With this one, the other side has a fault.
    public static final String FAULT = "a-secret-that-breaks-it";

    private VendorStandIn() {}

    /// Where it listens.
    public static String url() {
        return Shared.URL;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String secret = secret(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean known = path.equals("/v1/models") || path.matches("/2010-04-01/Accounts/\\w+\\.json");
        int status = !known ? 404 : secret.endsWith(FAULT) ? 500 : secret.endsWith(RIGHT) ? 200 : 401;
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static String secret(@Nullable String authorization) {
        if (authorization == null) {
            return "";
        }
        return authorization.startsWith("Basic ")
                ? new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8)
                : authorization;
    }

    private static final class Shared {
        private static final String URL = start();

        private static String start() {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/", VendorStandIn::answer);
                server.setExecutor(task -> Thread.ofVirtual().start(task));
                server.start();
                return "http://127.0.0.1:" + server.getAddress().getPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
