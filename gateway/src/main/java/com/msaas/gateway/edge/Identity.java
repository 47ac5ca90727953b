package com.msaas.gateway.edge;

import com.msaas.gateway.apikey.ApiKeys;
import com.msaas.gateway.session.BrowserSession;
import com.msaas.gateway.session.BrowserSessions;
import com.msaas.gateway.session.SessionCookie;
import com.msaas.gateway.session.SessionRefusal;
import com.msaas.platform.api.Problem;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.security.BadToken;
import com.msaas.platform.security.TokenVerifier;
import com.msaas.platform.security.VerifiedToken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads who sends a request: by the token that it carries, by the session that its cookie names, or by a program's
/// key.
@Component
final class Identity {
    private static final String SCHEME = "Bearer ";

    private static final Refused BAD_TOKEN = new Refused(badToken());
    private static final Refused UNKNOWN = new Refused(Problem.of(CommonRefusal.unauthenticated()));
    private static final Refused TWO_IDENTITIES = new Refused(Problem.of(SessionRefusal.TWO_IDENTITIES));

    private final TokenVerifier tokens;
    private final BrowserSessions sessions;
    private final ApiKeys keys;

    Identity(TokenVerifier tokens, BrowserSessions sessions, ApiKeys keys) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.keys = keys;
    }

    private static Problem badToken() {
        Problem plain = Problem.of(CommonRefusal.unauthenticated());
        return new Problem(
                plain.status(),
                plain.code(),
                plain.error(),
                plain.details(),
                Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }

    /// What a request's token, cookie or key comes to.
    sealed interface Proof {
        /// The browser's session, if that is where the token comes from.
        default Optional<BrowserSession> session() {
            return Optional.empty();
        }
    }

    /// Accepted.
    ///
    /// @param shown the token that services are shown, where the request does not carry it itself
    record Accepted(VerifiedToken token, Optional<String> shown, Optional<BrowserSession> session) implements Proof {}

    /// There is none.
    record Missing() implements Proof {}

    /// There is one that is not accepted.
    record Refused(Problem why) implements Proof {}

    Proof of(HttpServletRequest request, Client client) {
        boolean hasCookie = SessionCookie.isPresent(request);
        boolean hasToken = request.getHeader("Authorization") != null;
        boolean hasKey = request.getHeader(ApiKeys.HEADER) != null;
        if (hasCookie ? hasToken || hasKey : hasToken && hasKey) {
            return TWO_IDENTITIES;
        }
        if (hasCookie) {
            return bySession(request, client);
        }
        if (hasToken) {
            return byToken(request.getHeaders("Authorization"));
        }
        return hasKey ? byKey(request.getHeaders(ApiKeys.HEADER), request, client) : new Missing();
    }

    private Proof byToken(Enumeration<String> headers) {
        String token = token(headers.nextElement());
        if (token == null || headers.hasMoreElements()) {
            return BAD_TOKEN;
        }
        try {
            return new Accepted(tokens.verify(token), Optional.empty(), Optional.empty());
        } catch (BadToken e) {
            return BAD_TOKEN;
        }
    }

    private Proof byKey(Enumeration<String> headers, HttpServletRequest request, Client client) {
        String key = headers.nextElement();
        if (headers.hasMoreElements()) {
            return UNKNOWN;
        }
        return keys.find(key, client.owner(), Stamps.origin(request, client))
                .<Proof>map(
                        program -> new Accepted(program.token(), Optional.of(program.accessToken()), Optional.empty()))
                .orElse(UNKNOWN);
    }

    private Proof bySession(HttpServletRequest request, Client client) {
        return SessionCookie.of(request)
                .flatMap(key -> sessions.find(key, Stamps.origin(request, client)))
                .<Proof>map(session ->
                        new Accepted(session.token(), Optional.of(session.accessToken()), Optional.of(session)))
                .orElse(UNKNOWN);
    }

    private static @Nullable String token(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
