package com.msaas.platform.observability;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

    private final String instance;
    private final boolean stamped;

    RequestFilter(String instance, boolean stamped) {
        this.instance = instance;
        this.stamped = stamped;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long began = System.nanoTime();
        RequestOrigin origin = RequestOrigin.note(request, stamped);
        Trace trace = stamped ? Trace.continued(request.getHeader(Trace.HEADER)) : Trace.begun();
        response.setHeader(RequestOrigin.REQUEST_ID, origin.requestId());
        response.setHeader(SERVED_BY, instance);
        MDC.put(LogFields.REQUEST, origin.requestId());
        try {
            trace.call(() -> {
                try {
                    chain.doFilter(request, response);
                } finally {
                    log(request, response, began);
                }
                return trace;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            MDC.clear();
        }
    }

    /// Probes come every few seconds and are of no interest.
    private static void log(HttpServletRequest request, HttpServletResponse response, long began) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        boolean probe = route != null && route.toString().startsWith("/actuator");
        access.atLevel(probe ? Level.DEBUG : Level.INFO)
                .addKeyValue("method", request.getMethod())
                .addKeyValue("route", route == null ? "none" : route.toString())
                .addKeyValue("status", response.getStatus())
                .addKeyValue("duration_ms", (System.nanoTime() - began) / 1_000_000)
                .log("request served");
    }
}
