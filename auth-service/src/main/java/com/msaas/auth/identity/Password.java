package com.msaas.auth.identity;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody typed as his password: on its way to Keycloak and to nowhere else.
public record Password(
        @Size(min = 1, max = Password.LONGEST) String value) {
    static final int LONGEST = 1_000;

    /// The one that a browser sends, if it is one at all.
    public static Optional<Password> read(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(typed -> !typed.isEmpty() && typed.length() <= LONGEST)
                .map(Password::new);
    }

    /// Passwords stay out of logs, whoever prints the request.
    @Override
    public String toString() {
        return "Password[***]";
    }
}
