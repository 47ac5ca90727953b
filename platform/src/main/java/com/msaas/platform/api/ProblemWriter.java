package com.msaas.platform.api;

import com.msaas.platform.refusal.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Writes a "no" into the envelope. Controllers and filters, security and the servlet container all end here.
public final class ProblemWriter {
    private final JsonMapper mapper;

    public ProblemWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// Answers with the refusal.
    public void write(HttpServletResponse response, Refusal refusal) throws IOException {
        write(response, Problem.of(refusal));
    }

    /// Answers with the problem. An answer that is under way already cannot be taken back: it is left alone.
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        byte[] body = mapper.writeValueAsBytes(Envelope.of(problem));
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
