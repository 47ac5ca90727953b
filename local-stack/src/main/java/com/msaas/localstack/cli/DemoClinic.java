package com.msaas.localstack.cli;

import com.msaas.localstack.Secrets;
import com.msaas.localstack.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A clinic to try things with, registered like any other: through the API, with the link from its mail.
final class DemoClinic {

    static final String EMAIL = "owner@demo.clinic";

    private static final String PASSWORD = "DEMO_OWNER_PASSWORD";
    private static final int CALL_MILLIS = 20_000;
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("verify-email\\?token=([A-Za-z0-9._~%-]+)");
    private static final Pattern BASE64_BODY =
            Pattern.compile("(?:[A-Za-z0-9+/]{60,}\\r?\\n)*[A-Za-z0-9+/]{20,}={0,2}");
    private static final int CONFLICT = 409;

    private final String gateway;
    private final String mailApi;
    private final Secrets secrets;
    private final Path done;

    /// @param done a file that is there once the clinic is
    DemoClinic(String gateway, String mailApi, Secrets secrets, Path done) {
        this.gateway = gateway;
        this.mailApi = mailApi;
        this.secrets = secrets;
        this.done = done;
    }

    String password() {
        return secrets.value(PASSWORD);
    }

    /// Registers the clinic unless that was done before.
    void ensure() {
        if (Files.exists(done)) {
            return;
        }
        try {
            Web.Answer registered = register();
            if (registered.isOk()) {
                verify(awaitToken());
            } else if (registered.status() != CONFLICT) {
                throw new Trouble("the demo clinic was not registered: POST /api/auth/register answered "
                        + registered.status() + " " + registered.body());
            }
            Files.writeString(done, EMAIL + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Web.Answer register() throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("email", EMAIL);
        body.put("password", password());
        body.put("name", "Dr. Ana Ionescu");
        body.put("clinic_name", "Demo Clinic");
        return post("/api/auth/register", body);
    }

    private void verify(String token) throws IOException {
        Web.Answer answer = post("/api/auth/verify-email", Map.of("token", token));
        if (!answer.isOk()) {
            throw new Trouble("the demo clinic's address was not verified: POST /api/auth/verify-email answered "
                    + answer.status() + " " + answer.body());
        }
    }

    private Web.Answer post(String path, Map<String, Object> body) throws IOException {
        return Web.send(
                "POST",
                gateway + path,
                Map.of("Content-Type", "application/json", "Accept", "application/json"),
                JsonMapper.shared().writeValueAsString(body),
                CALL_MILLIS);
    }

    private String awaitToken() throws IOException {
        long deadline = System.nanoTime() + MAIL_PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Web.Answer mails =
                    Web.send("GET", mailApi + "/api/user/" + EMAIL + "/messages/", Map.of(), "", CALL_MILLIS);
            if (mails.isOk()) {
                Optional<String> token = newestToken(JsonMapper.shared().readTree(mails.body()));
                if (token.isPresent()) {
                    return token.get();
                }
            }
            try {
                Thread.sleep(Duration.ofMillis(200));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new Trouble("no mail with a verification link came for " + EMAIL + " within " + MAIL_PATIENCE.toSeconds()
                + " s; see ./clinic logs auth-service and ./clinic logs mail");
    }

    private static Optional<String> newestToken(JsonNode mails) {
        Optional<String> newest = Optional.empty();
        int highest = -1;
        for (JsonNode mail : mails) {
            int uid = mail.path("uid").asInt(0);
            Optional<String> token = tokenIn(mail.path("mimeMessage").asString(""));
            if (token.isPresent() && uid >= highest) {
                newest = token;
                highest = uid;
            }
        }
        return newest;
    }

    /// Finds the link in a mail as it was sent, in whichever of the usual encodings its text is.
    static Optional<String> tokenIn(String mime) {
        String unfolded = mime.replaceAll("=\\r?\\n", "").replace("=3D", "=").replace("=3d", "=");
        StringBuilder texts = new StringBuilder(unfolded);
        if (mime.toLowerCase(java.util.Locale.ROOT).contains("base64")) {
            Matcher blocks = BASE64_BODY.matcher(mime);
            while (blocks.find()) {
                try {
                    byte[] decoded = Base64.getMimeDecoder().decode(blocks.group());
                    texts.append('\n').append(new String(decoded, StandardCharsets.UTF_8));
                } catch (IllegalArgumentException _) {
                    // Some other line of letters.
                }
            }
        }
        Matcher matcher = TOKEN.matcher(texts);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
