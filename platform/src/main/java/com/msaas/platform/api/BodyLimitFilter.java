package com.msaas.platform.api;

import com.msaas.platform.refusal.CommonRefusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses bodies that are too large: at once when they say so, else as soon as they turn out to be.
final class BodyLimitFilter extends OncePerRequestFilter {
    private final ProblemWriter writer;
    private final long limit;

    BodyLimitFilter(ProblemWriter writer, long limit) {
        this.writer = writer;
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            writer.write(response, CommonRefusal.tooLarge(limit));
            return;
        }
        chain.doFilter(new BoundedRequest(request, limit), response);
    }
}
