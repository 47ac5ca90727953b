package com.msaas.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// A list of paths, each `GET /api/public/{slug}/**` or, for all methods, the pattern alone.
final class Paths implements RequestMatcher {
    private final List<PathPatternRequestMatcher> matchers;

    Paths(Collection<String> lines) {
        this.matchers = lines.stream().map(Paths::matcher).toList();
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    private static PathPatternRequestMatcher matcher(String line) {
        String[] words = line.split(" ", -1);
        return switch (words.length) {
            case 1 -> PathPatternRequestMatcher.pathPattern(words[0]);
            case 2 -> PathPatternRequestMatcher.pathPattern(HttpMethod.valueOf(words[0]), words[1]);
            default -> throw new IllegalArgumentException("a path is 'GET /path' or '/path': " + line);
        };
    }
}
