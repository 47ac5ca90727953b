package com.msaas.gateway.upstream;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/// The head of an answer as clients see it.
final class AnswerHeaders {
    /// What the gateway says itself, or nobody does.
    private static final Set<String> OUR_OWN = Set.of(
            "date",
            "server",
            "x-powered-by",
            "x-request-id",
            "cache-control",
            "pragma",
            "expires",
            "x-content-type-options",
            "x-frame-options",
            "x-xss-protection",
            "referrer-policy",
            "strict-transport-security",
            "ratelimit-limit",
            "ratelimit-remaining",
            "ratelimit-reset");
    /// Where the service knows better than the gateway's default.
    private static final Set<String> IN_PLACE_OF_OURS = Set.of("x-served-by", "content-security-policy");

    private static final Pattern COMMAS = Pattern.compile("\\s*,\\s*");

    private AnswerHeaders() {}

    static void copy(ClassicHttpResponse answer, HttpServletResponse response) {
        response.setStatus(answer.getCode());
        HopByHop hopByHop = HopByHop.of(Arrays.stream(answer.getHeaders("Connection"))
                .map(Header::getValue)
                .iterator());
        for (Header header : answer.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            if (IN_PLACE_OF_OURS.contains(name) || name.equals("cache-control") && isForOneOnly(header.getValue())) {
                response.setHeader(header.getName(), header.getValue());
            } else if (!hopByHop.include(name) && !OUR_OWN.contains(name) && !name.startsWith("access-control-")) {
                response.addHeader(header.getName(), header.getValue());
            }
        }
    }

    /// A service may let a client keep what it has seen, such as a picture; what lies between them may keep nothing.
    private static boolean isForOneOnly(String cacheControl) {
        return COMMAS.splitAsStream(cacheControl.strip()).anyMatch("private"::equalsIgnoreCase);
    }
}
