package com.msaas.auth.identity;

import jakarta.validation.constraints.Size;

/// What a session is continued or ended with.
public record RefreshToken(@Size(min = 1, max = 16_384) String value) {

    /// Whoever holds it has the session, so it stays out of logs.
    @Override
    public String toString() {
        return "RefreshToken[***]";
    }
}
