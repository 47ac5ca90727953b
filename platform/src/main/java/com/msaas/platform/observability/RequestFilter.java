package com.msaas.platform.observability;

import io.opentelemetry.api.trace.SpanKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// The outermost filter: gives the request its id and its trace, says who served it, and logs one line of it.
/// The line names the route's template and never the path, the query, a header or a body.
final class RequestFilter extends OncePerRequestFilter {
    static final String SERVED_BY = "X-Served-By";
    private static final Logger access = LoggerFactory.getLogger("com.msaas.access");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String ACTUATOR = "/actuator";

    private final Traces traces;
    private final String instance;
    private final boolean stamped;

    RequestFilter(Traces traces, String instance, boolean stamped) {
        this.traces = traces;
        this.instance = instance;
        this.stamped = stamped;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long began = System.nanoTime();
        RequestOrigin origin = RequestOrigin.note(request, stamped);
        response.setHeader(RequestOrigin.REQUEST_ID, origin.requestId());
        response.setHeader(SERVED_BY, instance);
        MDC.put(LogFields.REQUEST, origin.requestId());
        try {
            if (request.getRequestURI().startsWith(ACTUATOR)) {
                // probes and scrapes come every few seconds and are no part of anything
                chain.doFilter(request, response);
            } else {
                serve(request, response, chain, began);
            }
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            MDC.clear();
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain, long began)
            throws Exception {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
        TracePart part = traces.begin(
                method, SpanKind.SERVER, stamped ? Trace.of(request.getHeader(Trace.HEADER)) : Optional.empty());
        part.call(() -> {
            try {
                chain.doFilter(request, response);
            } finally {
                String route = route(request);
                tell(part, method, route, response.getStatus());
                log(request, response, route, began);
            }
            return part;
        });
    }

    private static String route(HttpServletRequest request) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return route == null ? "none" : route.toString();
    }

    private static void tell(TracePart part, String method, String route, int status) {
        part.rename(method + " " + route)
                .with("http.request.method", method)
                .with("http.route", route)
                .with("http.response.status_code", status)
                .with("clinic.request_id", MDC.get(LogFields.REQUEST))
                .with("clinic.tenant_id", MDC.get(LogFields.TENANT));
        if (status >= 500) {
            part.failed(Integer.toString(status));
        }
    }

    private static void log(HttpServletRequest request, HttpServletResponse response, String route, long began) {
        access.atLevel(Level.INFO)
                .addKeyValue("method", request.getMethod())
                .addKeyValue("route", route)
                .addKeyValue("status", response.getStatus())
                .addKeyValue("duration_ms", (System.nanoTime() - began) / 1_000_000)
                .log("request served");
    }
}
