package com.msaas.gateway.edge;

import com.msaas.platform.api.ProblemWriter;
import com.msaas.platform.refusal.CommonRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/// Lets pages of other origins call from browsers, where the configuration names them.
@Component
final class Cors {
    private final ProblemWriter problems;
    private final @Nullable CorsConfiguration allowed;
    private final DefaultCorsProcessor processor = new DefaultCorsProcessor() {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            // answered in the envelope
        }
    };

    Cors(EdgeSettings settings, ProblemWriter problems) {
        this.problems = problems;
        this.allowed = settings.corsOrigins().isEmpty() ? null : allowing(settings.corsOrigins());
    }

    private static CorsConfiguration allowing(List<String> origins) {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(origins);
        configuration.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        configuration.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "X-Clinic-Id",
                BrowserDoors.SESSION,
                BrowserDoors.CSRF_TOKEN));
        configuration.setExposedHeaders(List.of(
                "ETag",
                "Location",
                "Retry-After",
                "RateLimit-Limit",
                "RateLimit-Remaining",
                "RateLimit-Reset",
                "X-Request-Id",
                BrowserDoors.CSRF_TOKEN));
        // pages of these origins may hold sessions by cookie
        configuration.setAllowCredentials(true);
        configuration.setMaxAge(Duration.ofHours(1));
        return configuration;
    }

    /// The button on a page of ours, which tells no referrer, is pressed by nobody: browsers say so by
    /// `null`. Let through, it still shows nothing to other pages.
    private static boolean isFormOfOurs(HttpServletRequest request) {
        return "null".equals(request.getHeader("Origin"));
    }

    /// Adds what browsers ask for.
    ///
    /// @return whether the request is answered by that
    boolean answers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (allowed == null || isFormOfOurs(request) || !CorsUtils.isCorsRequest(request)) {
            return false;
        }
        if (!processor.processRequest(allowed, request, response)) {
            problems.write(response, CommonRefusal.forbidden("Pages of this origin may not call."));
            return true;
        }
        return CorsUtils.isPreFlightRequest(request);
    }
}
