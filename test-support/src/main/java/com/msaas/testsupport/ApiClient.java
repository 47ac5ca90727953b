package com.msaas.testsupport;

import com.msaas.platform.security.Membership;
import com.msaas.platform.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// A client of the API as a browser or a script would be one. Each of its methods that says who asks, or with
/// what header, gives another client and leaves this one alone.
///
/// ```java
/// Answer booked = api.as(clinic.owner()).post("/api/appointments", Map.of("client_id", id)).expect(201);
/// String status = booked.data().path("status").asString();
/// ```
public final class ApiClient {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Supplier<URI> base;
    private final @Nullable Identity identity;
    private final boolean stamping;
    private final Map<String, String> headers;

    private ApiClient(Supplier<URI> base, @Nullable Identity identity, boolean stamping, Map<String, String> headers) {
        this.base = base;
        this.identity = identity;
        this.stamping = stamping;
        this.headers = headers;
    }

    /// A client that calls a service as the gateway does: with the headers that the gateway stamps.
    public static ApiClient toService(Supplier<URI> base, Identity identity) {
        return new ApiClient(base, identity, true, Map.of());
    }

    /// A client that calls the gateway.
    public static ApiClient throughGateway(URI base, Identity identity) {
        return new ApiClient(() -> base, identity, false, Map.of());
    }

    /// A client of anybody who holds no token yet, or gives one himself.
    public static ApiClient of(URI base) {
        return new ApiClient(() -> base, null, false, Map.of());
    }

    /// Signed in as this person; in his clinic, when there is one only.
    public ApiClient as(Person person) {
        ApiClient signedIn = as(tokenOf(person));
        if (!stamping) {
            return signedIn;
        }
        ApiClient named = signedIn.header("X-User-Id", person.id().toString());
        return person.memberships().size() == 1
                ? named.stamped(person.memberships().getFirst())
                : named;
    }

    /// Signed in as this person, in one of his clinics.
    public ApiClient as(Person person, TenantId clinic) {
        if (!stamping) {
            return as(tokenOf(person)).header("X-Clinic-Id", clinic.toString());
        }
        Membership chosen = person.memberships().stream()
                .filter(membership -> membership.tenant().equals(clinic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(person.name() + " is not in " + clinic));
        return as(tokenOf(person)).header("X-User-Id", person.id().toString()).stamped(chosen);
    }

    /// With this token, and no header that the gateway stamps.
    public ApiClient as(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /// With this header, in the place of an earlier one of the same name.
    public ApiClient header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiClient(base, identity, stamping, Map.copyOf(more));
    }

    /// With a new `Idempotency-Key`.
    public ApiClient once() {
        return header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /// @param body JSON as text, or a map or record to be written in snake_case
    public Answer post(String path, Object body) {
        return send("POST", path, bytes(body));
    }

    /// @param body JSON as text, or a map or record to be written in snake_case
    public Answer patch(String path, Object body) {
        return send("PATCH", path, bytes(body));
    }

    /// @param body JSON as text, or a map or record to be written in snake_case
    public Answer put(String path, Object body) {
        return send("PUT", path, bytes(body));
    }

    /// Sends these very bytes, as JSON unless a header says otherwise.
    public Answer send(String method, String path, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.get().resolve(path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (stamping) {
            request.setHeader("X-Request-Id", UUID.randomUUID().toString());
        }
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(method + " " + path, answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String tokenOf(Person person) {
        if (identity == null) {
            throw new IllegalStateException("this client signs nobody in: give it a token");
        }
        return identity.token(person);
    }

    private ApiClient stamped(Membership membership) {
        return header("X-Tenant-Id", membership.tenant().toString())
                .header("X-User-Role", membership.role().wireName());
    }

    static JsonNode tree(@Nullable Object body) {
        return JSON.valueToTree(body);
    }

    private static byte[] bytes(Object body) {
        return switch (body) {
            case byte[] raw -> raw;
            case String json -> json.getBytes(StandardCharsets.UTF_8);
            default -> JSON.writeValueAsBytes(body);
        };
    }
}
