package com.msaas.system.demo;

import com.msaas.system.TheSystem;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The clinic's owner at her browser: signed in anew before her token runs out, and patient when she is told that
/// she asks too often, that a part is away, or is told nothing.
final class Owner {
    private static final Duration TOKEN_USED = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final ApiClient anybody;
    private final String email;
    private final String password;
    private ApiClient signedIn;
    private Instant since;

    private Owner(ApiClient anybody, String email, String password, ApiClient signedIn, Instant since) {
        this.anybody = anybody;
        this.email = email;
        this.password = password;
        this.signedIn = signedIn;
        this.since = since;
    }

    static Owner signIn(ApiClient anybody, String email, String password) {
        return new Owner(anybody, email, password, signedIn(anybody, email, password), Instant.now());
    }

    private static ApiClient signedIn(ApiClient anybody, String email, String password) {
        return anybody.as(anybody.post("/api/auth/login", Map.of("email", email, "password", password))
                .expect(200)
                .data()
                .path("access_token")
                .asString());
    }

    String email() {
        return email;
    }

    Answer get(String path) {
        return ask(client -> client.get(path));
    }

    /// Under a key of its own, so that asking again changes nothing.
    Answer post(String path, Object body) {
        String key = UUID.randomUUID().toString();
        return ask(client -> client.header("Idempotency-Key", key).post(path, body));
    }

    Answer patch(String path, Object body) {
        return ask(client -> client.patch(path, body));
    }

    UUID created(String path, Object body) {
        return post(path, body).expect(201).id();
    }

    Answer ask(Function<ApiClient, Answer> request) {
        Instant patientUntil = Instant.now().plus(TheSystem.PATIENCE);
        while (true) {
            Duration pause;
            try {
                Answer answer = request.apply(signedIn());
                if (answer.status() != 429 && answer.status() != 503) {
                    return answer;
                }
                pause = Duration.ofSeconds(
                        answer.header("Retry-After").map(Long::parseLong).orElse(1L));
            } catch (UncheckedIOException gatewayAway) {
                if (Instant.now().isAfter(patientUntil)) {
                    throw gatewayAway;
                }
                pause = LOOK_AGAIN;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private ApiClient signedIn() {
        if (Duration.between(since, Instant.now()).compareTo(TOKEN_USED) > 0) {
            signedIn = signedIn(anybody, email, password);
            since = Instant.now();
        }
        return signedIn;
    }

    /// How many a list has in all.
    int total(String path) {
        return get(path).expect(200).json().at("/meta/pagination/total").asInt();
    }

    /// A list with all its pages.
    ///
    /// @param path ends with `?` or `&`
    List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            JsonNode answer = get(path + "limit=100&page=" + page).expect(200).json();
            answer.path("data").forEach(all::add);
            pages = answer.at("/meta/pagination/pages").asInt();
        }
        return all;
    }
}
