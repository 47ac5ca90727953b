package com.msaas.gateway.edge;

import com.msaas.platform.security.BadToken;
import com.msaas.platform.security.TokenVerifier;
import com.msaas.platform.security.VerifiedToken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the token of a request.
@Component
final class Identity {
    private static final String SCHEME = "Bearer ";

    private final TokenVerifier tokens;

    Identity(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    /// What a request's token comes to.
    sealed interface Proof {}

    /// Accepted.
    record Accepted(VerifiedToken token) implements Proof {}

    /// There is none.
    record Missing() implements Proof {}

    /// There is one that is not accepted.
    record Refused() implements Proof {}

    Proof of(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders("Authorization");
        if (!headers.hasMoreElements()) {
            return new Missing();
        }
        String token = token(headers.nextElement());
        if (token == null || headers.hasMoreElements()) {
            return new Refused();
        }
        try {
            return new Accepted(tokens.verify(token));
        } catch (BadToken e) {
            return new Refused();
        }
    }

    private static @Nullable String token(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
