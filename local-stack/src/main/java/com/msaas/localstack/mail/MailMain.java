package com.msaas.localstack.mail;

import com.icegreen.greenmail.standalone.GreenMailStandaloneRunner;
import com.msaas.localstack.Web;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Executors;

/// The mail server of the local stack: SMTP, IMAP and a REST API by GreenMail, and beside them a page on
/// which a person reads what was sent. Every address is a mailbox; mail lives as long as the process.
public final class MailMain {

    private static final String LOCAL = "127.0.0.1";
    private static final int READ_MILLIS = 10_000;

    private MailMain() {}

    public static void main(String[] arguments) throws IOException {
        int smtp = Integer.parseInt(arguments[0]);
        int imap = Integer.parseInt(arguments[1]);
        int api = Integer.parseInt(arguments[2]);
        int page = Integer.parseInt(arguments[3]);

        Properties settings = new Properties();
        settings.setProperty("greenmail.smtp.hostname", LOCAL);
        settings.setProperty("greenmail.smtp.port", String.valueOf(smtp));
        settings.setProperty("greenmail.imap.hostname", LOCAL);
        settings.setProperty("greenmail.imap.port", String.valueOf(imap));
        settings.setProperty("greenmail.api.hostname", LOCAL);
        settings.setProperty("greenmail.api.port", String.valueOf(api));
        // Any name and password open the mailbox of that name: nothing here is worth guarding.
        settings.setProperty("greenmail.auth.disabled", "");
        new GreenMailStandaloneRunner().doRun(settings);

        servePage(page, "http://" + LOCAL + ":" + api);
    }

    private static void servePage(int port, String api) throws IOException {
        byte[] html;
        try (InputStream in = Objects.requireNonNull(MailMain.class.getResourceAsStream("mail.html"))) {
            html = in.readAllBytes();
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.createContext("/", exchange -> answer(exchange, 200, "text/html; charset=utf-8", html));
        // The page may ask only the server that it came from, so that one passes its reading calls on.
        server.createContext("/api/user", exchange -> {
            if (!exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 405, "text/plain", new byte[0]);
                return;
            }
            Web.Answer answer = Web.send("GET", api + exchange.getRequestURI().getRawPath(), Map.of(), "", READ_MILLIS);
            answer(exchange, answer.status(), "application/json", answer.body().getBytes(StandardCharsets.UTF_8));
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
