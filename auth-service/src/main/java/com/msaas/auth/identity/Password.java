package com.msaas.auth.identity;

import jakarta.validation.constraints.Size;

/// What somebody typed as his password: on its way to Keycloak and to nowhere else.
public record Password(@Size(min = 1, max = 1_000) String value) {

    /// Passwords stay out of logs, whoever prints the request.
    @Override
    public String toString() {
        return "Password[***]";
    }
}
