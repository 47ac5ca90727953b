package com.msaas.platform.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Answers in the envelope what Tomcat refuses before any application sees it: a request line or header that
/// breaks HTTP. Tomcat makes it by its name.
public final class TomcatErrors extends ErrorReportValve {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            Problem problem = Problems.ofStatus(status);
            byte[] body = MAPPER.writeValueAsBytes(Envelope.of(problem));
            problem.headers().forEach(response::setHeader);
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // nobody is left to be told
        }
    }
}
