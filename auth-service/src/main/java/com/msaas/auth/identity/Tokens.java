package com.msaas.auth.identity;

import java.time.Duration;

/// A session that Keycloak has granted or continued.
///
/// @param life of the access token
public record Tokens(String accessToken, RefreshToken refreshToken, Duration life) {

    @Override
    public String toString() {
        return "Tokens[***]";
    }
}
