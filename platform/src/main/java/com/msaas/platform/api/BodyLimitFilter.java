package com.msaas.platform.api;

import com.msaas.platform.refusal.CommonRefusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses bodies that are too large: at once when they say so, else as soon as they turn out to be.
final class BodyLimitFilter extends OncePerRequestFilter {
    private final ProblemWriter writer;
    private final long usual;
    private final List<BodyLimit> own;

    BodyLimitFilter(ProblemWriter writer, long usual, List<BodyLimit> own) {
        this.writer = writer;
        this.usual = usual;
        this.own = List.copyOf(own);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = limit(request);
        if (request.getContentLengthLong() > limit) {
            writer.write(response, CommonRefusal.tooLarge(limit));
            return;
        }
        chain.doFilter(new BoundedRequest(request, limit), response);
    }

    private long limit(HttpServletRequest request) {
        return own.stream()
                .filter(one -> one.isMeantBy(request))
                .mapToLong(one -> one.limit().toBytes())
                .findFirst()
                .orElse(usual);
    }
}
