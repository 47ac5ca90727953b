package com.msaas.auth.identity;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to Keycloak over HTTP. Whatever keeps Keycloak from answering comes out as one refusal, so that
/// callers see answers only.
@Component
class KeycloakHttp {
    private static final Logger log = LoggerFactory.getLogger(KeycloakHttp.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /// From the call to the end of the answer's body, which the client's own time-outs leave out.
    private static final Duration WHOLE_CALL = CONNECT.plus(ANSWER);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
    private static final Duration SPARE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final IdentityClients clients;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile @Nullable AdminToken adminToken;

    KeycloakHttp(IdentityClients clients) {
        this.clients = clients;
    }

    /// What Keycloak answered.
    record Answer(int status, JsonNode body, @Nullable String location) {
        boolean isOk() {
            return status >= 200 && status < 300;
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    /// Calls one of the realm's endpoints as the client through which people sign in.
    Answer asLogin(String path, Map<String, String> form) {
        return form(path, "clinic-login", clients.loginClientSecret(), form);
    }

    /// Calls one of the realm's endpoints as the client that only has passwords compared.
    Answer asPasswordCheck(String path, Map<String, String> form) {
        return form(path, "clinic-password-check", clients.passwordCheckClientSecret(), form);
    }

    /// Calls one of the administrator's endpoints, again with a new token when the old one is not taken any
    /// more.
    Answer asAdmin(String method, String path, @Nullable Object body) {
        Answer answer = asAdmin(method, path, body, adminToken());
        if (answer.status == 401) {
            adminToken = null;
            answer = asAdmin(method, path, body, adminToken());
        }
        if (answer.status == 401 || answer.status == 403) {
            throw new IllegalStateException("Keycloak does not let auth-service do " + method + " on users");
        }
        return answer;
    }

    private Answer asAdmin(String method, String path, @Nullable Object body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(clients.admin() + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        }
        return send(request);
    }

    private String adminToken() {
        AdminToken known = adminToken;
        if (known != null && System.nanoTime() - known.until < 0) {
            return known.value;
        }
        Answer answer = form(
                "/protocol/openid-connect/token",
                "clinic-auth-service",
                clients.adminClientSecret(),
                Map.of("grant_type", "client_credentials"));
        if (!answer.isOk()) {
            throw new IllegalStateException("Keycloak does not know auth-service: " + answer.text("error"));
        }
        Duration life =
                Duration.ofSeconds(answer.body.path("expires_in").asLong(0)).minus(SPARE);
        AdminToken fresh = new AdminToken(answer.text("access_token"), System.nanoTime() + life.toNanos());
        adminToken = fresh;
        return fresh.value;
    }

    private Answer form(String path, String client, String secret, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(
                        Collectors.joining("&", "client_id=" + client + "&client_secret=" + encoded(secret) + "&", ""));
        return send(HttpRequest.newBuilder(URI.create(clients.realm() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = answered(request.timeout(ANSWER).build());
        if (response.statusCode() >= 500 || response.statusCode() == 429) {
            log.warn("Keycloak answers {}", response.statusCode());
            throw away();
        }
        return new Answer(
                response.statusCode(),
                parsed(response.body()),
                response.headers().firstValue("Location").orElse(null));
    }

    private HttpResponse<byte[]> answered(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(WHOLE_CALL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            log.warn("Keycloak does not answer: {}", e.toString());
            throw away();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                log.warn("Keycloak does not answer: {}", cause.toString());
                throw away();
            }
            throw new IllegalStateException("Keycloak could not be called", e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            // not every answer has a body, and a proxy's may be a page
            return JSON.createObjectNode();
        }
    }

    private static RefusedException away() {
        return new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record AdminToken(String value, long until) {}
}
