package com.msaas.tenant.integration;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Asks the other side whether it takes an account and its secret, by something that changes nothing there. Where that
/// is cannot be chosen by a clinic.
@Component
@EnableConfigurationProperties(IntegrationSettings.class)
class TryAccount {
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final int TOO_MANY = 429;

    private final HttpClient http;
    private final IntegrationSettings settings;

    TryAccount(IntegrationSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.patience())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// @throws RefusedException when the other side says no, or nothing
    void demand(IntegrationType type, @Nullable String account, String secret) {
        int status = status(
                switch (type) {
                    case TWILIO ->
                        request(
                                settings.twilioUrl().resolve("/2010-04-01/Accounts/" + account + ".json"),
                                "Basic " + encoded(account + ":" + secret));
                    case OPENAI -> request(settings.openaiUrl().resolve("/v1/models"), "Bearer " + secret);
                });
        if (status >= 500 || status == TOO_MANY) {
            throw new RefusedException(CommonRefusal.temporarilyUnavailable(AGAIN));
        }
        if (status >= 300) {
            throw new RefusedException(IntegrationRefusal.INTEGRATION_REFUSED);
        }
    }

    private int status(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new RefusedException(CommonRefusal.temporarilyUnavailable(AGAIN));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(CommonRefusal.temporarilyUnavailable(AGAIN));
        }
    }

    private HttpRequest request(URI where, String authorization) {
        return HttpRequest.newBuilder(where)
                .timeout(settings.patience())
                .header("Authorization", authorization)
                .GET()
                .build();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
