package com.msaas.gateway.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The cookie of a session. Its name's beginning makes browsers insist that it came encrypted and from this very
/// host; they send it with requests of our own pages only and show it to no script.
public final class SessionCookie {
    private static final String NAME = "__Host-session";
    private static final String SET_COOKIE = "Set-Cookie";

    private SessionCookie() {}

    /// Whether the request has one, of whatever form.
    public static boolean isPresent(HttpServletRequest request) {
        return !all(request).isEmpty();
    }

    /// The session that the request names, if it names one and no other besides.
    public static Optional<SessionKey> of(HttpServletRequest request) {
        List<String> values = all(request);
        return values.size() == 1 ? SessionKey.of(values.getFirst()) : Optional.empty();
    }

    private static List<String> all(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .toList();
    }

    static void give(HttpServletResponse response, SessionKey key, Duration life) {
        response.addHeader(SET_COOKIE, cookie(key.secret(), life));
    }

    static void take(HttpServletResponse response) {
        response.addHeader(SET_COOKIE, cookie("", Duration.ZERO));
    }

    private static String cookie(String value, Duration life) {
        return "%s=%s; Path=/; Max-Age=%d; Secure; HttpOnly; SameSite=Strict".formatted(NAME, value, life.toSeconds());
    }
}
