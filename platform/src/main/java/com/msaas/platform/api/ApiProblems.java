package com.msaas.platform.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Answers for whatever a handler throws, of whatever sort the handler is. It stands before Spring's own
/// resolvers, and writes by itself, so that no content negotiation comes between.
final class ApiProblems implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    private final ProblemWriter writer;

    ApiProblems(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        Problem problem = Problems.of(thrown);
        log(problem, thrown);
        try {
            writer.write(response, problem);
        } catch (IOException gone) {
            LOG.debug("the client did not wait for the answer", gone);
        }
        return new ModelAndView();
    }

    /// Our own faults are told to those who keep the system, with their traces; what a dependency does, in
    /// one line.
    static void log(Problem problem, Throwable thrown) {
        if (problem.status() == 500) {
            LOG.error("a request failed by our own fault", thrown);
        } else if (problem.status() == 503) {
            LOG.warn("a request could not be served now: {}", thrown.getClass().getSimpleName());
        }
    }
}
