package com.msaas.platform.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where signing keys come from.
interface KeySource {
    /// How long keys may take.
    Duration PATIENCE = Duration.ofSeconds(3);

    /// The current ones, as a JSON Web Key Set.
    ///
    /// @throws IOException when they cannot be had now
    String fetch() throws IOException, InterruptedException;

    /// Over HTTP.
    static KeySource at(URI address) {
        return at(address, PATIENCE);
    }

    /// Over HTTP.
    ///
    /// @param patience for the whole answer
    static KeySource at(URI address, Duration patience) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address).build();
        return () -> {
            HttpResponse<byte[]> response =
                    within(patience, client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
            if (response.statusCode() != 200) {
                throw new IOException("the address of the signing keys answered " + response.statusCode());
            }
            return new String(response.body(), StandardCharsets.UTF_8);
        };
    }

    /// Waits for the whole answer: a request's own time-out ends when the head of the answer is there, and
    /// whoever sends the rest in drops would hold up everybody that waits for keys.
    private static <T> T within(Duration patience, CompletableFuture<T> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the signing keys did not come in time", e);
        } catch (ExecutionException e) {
            throw new IOException("the signing keys cannot be had: " + e.getCause(), e);
        } finally {
            answer.cancel(true);
        }
    }
}
