package com.msaas.platform.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Where signing keys come from.
interface KeySource {

    /// The current ones, as a JSON Web Key Set.
    ///
    /// @throws IOException when they cannot be had now
    String fetch() throws IOException, InterruptedException;

    /// Over HTTP.
    static KeySource at(URI address) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(3)).build();
        return () -> {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("the address of the signing keys answered " + response.statusCode());
            }
            return new String(response.body(), StandardCharsets.UTF_8);
        };
    }
}
