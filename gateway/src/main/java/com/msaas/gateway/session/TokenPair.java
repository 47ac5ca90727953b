package com.msaas.gateway.session;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What auth-service gives whoever signs in.
///
/// @param life how long the access token is good for
record TokenPair(String accessToken, String refreshToken, Duration life) {

    static TokenPair of(JsonNode data) {
        return new TokenPair(
                data.required("access_token").asString(),
                data.required("refresh_token").asString(),
                Duration.ofSeconds(data.required("expires_in").asLong()));
    }

    @Override
    public String toString() {
        return "TokenPair";
    }
}
