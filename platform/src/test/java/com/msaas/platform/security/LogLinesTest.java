package com.msaas.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class LogLinesTest {
    private static final String ALFA = "01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c10";

    @RestController
    @Needs(Permission.KEEP_PATIENTS)
    static class Faulty {
        private static final Logger log = LoggerFactory.getLogger(Faulty.class);

        @PostMapping("/api/invitations/{token}/accept")
        String accept(@PathVariable String token) {
            log.info("accepting");
            throw new IllegalStateException("E11000 dup key: { email: \"ana@example.com\" } for +40722123456");
        }
    }

    @Test
    void areJsonWithTheIdsOfTheRequestAndNothingPersonal(CapturedOutput output) {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        try (TinyService service = TinyService.with(Faulty.class)) {
            String token = service.tokens().token(ALFA + ":owner");
            service.send(service.request("/api/invitations/secret-token/accept?email=ana@example.com")
                    .header("Authorization", "Bearer " + token)
                    .header("X-Request-Id", "request-0001")
                    .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                    .POST(BodyPublishers.ofString("{\"national_id\":\"2900228123456\"}")));
        }

        List<JsonNode> lines = output.getAll()
                .lines()
                .filter(line -> line.contains("\"request-0001\""))
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(lines)
                .extracting(line -> line.path("message").asString())
                .containsExactly("accepting", "a request failed by our own fault", "request served");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("tenant_id").asString()).isEqualTo(ALFA);
            assertThat(line.path("trace_id").asString()).isEqualTo(trace);
        });
        assertThat(lines.getLast().path("route").asString()).isEqualTo("/api/invitations/{token}/accept");
        assertThat(lines.get(1).path("error").path("stack_trace").asString())
                .contains("IllegalStateException", "Faulty.accept");
        assertThat(output.getAll())
                .doesNotContain("secret-token", "ana@example.com", "0722123456", "2900228123456", "eyJ");
    }
}
