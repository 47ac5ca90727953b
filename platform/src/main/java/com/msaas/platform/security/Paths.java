package com.msaas.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPatternParser;

/// A list of paths, each `GET /api/public/{slug}/**` or, for all methods, the pattern alone. What may be read
/// may be asked for its head too.
final class Paths implements RequestMatcher {
    private final List<PathPatternRequestMatcher> matchers;

    Paths(Collection<String> lines) {
        this.matchers = lines.stream().flatMap(Paths::matchers).toList();
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    /// Whether a path as a controller declares it is in one of the lines.
    static boolean include(Collection<String> lines, String method, String declared) {
        PathContainer path = PathContainer.parsePath(declared);
        return lines.stream().anyMatch(line -> {
            int space = line.indexOf(' ');
            boolean thisMethod = space < 0 || line.substring(0, space).equals(method);
            return thisMethod
                    && PathPatternParser.defaultInstance
                            .parse(line.substring(space + 1))
                            .matches(path);
        });
    }

    private static Stream<PathPatternRequestMatcher> matchers(String line) {
        String[] words = line.split(" ", -1);
        return switch (words.length) {
            case 1 -> Stream.of(PathPatternRequestMatcher.pathPattern(words[0]));
            case 2 ->
                methods(HttpMethod.valueOf(words[0]))
                        .map(method -> PathPatternRequestMatcher.pathPattern(method, words[1]));
            default -> throw new IllegalArgumentException("a path is 'GET /path' or '/path': " + line);
        };
    }

    private static Stream<HttpMethod> methods(HttpMethod method) {
        return method.equals(HttpMethod.GET) ? Stream.of(HttpMethod.GET, HttpMethod.HEAD) : Stream.of(method);
    }
}
