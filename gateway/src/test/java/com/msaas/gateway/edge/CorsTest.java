package com.msaas.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.platform.api.ProblemWriter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class CorsTest {
    private static final String OURS = "https://app.clinic.example";
    private static final ProblemWriter PROBLEMS = new ProblemWriter(JsonMapper.shared());

    private final Cors cors = new Cors(new EdgeSettings(List.of(), List.of(), List.of(OURS)), PROBLEMS);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void letsNamedOriginsIn() throws IOException {
        assertThat(cors.answers(from(OURS, "GET"), response)).isFalse();

        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(OURS);
        assertThat(response.getHeader("Access-Control-Expose-Headers")).contains("RateLimit-Remaining");
        assertThat(response.getHeader("Access-Control-Allow-Credentials")).isEqualTo("true");
    }

    @Test
    void answersWhatBrowsersAskFirst() throws IOException {
        MockHttpServletRequest request = from(OURS, "OPTIONS");
        request.addHeader("Access-Control-Request-Method", "PATCH");
        request.addHeader("Access-Control-Request-Headers", "authorization, if-match");

        assertThat(cors.answers(request, response)).isTrue();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(response.getHeader("Access-Control-Allow-Headers")).contains("if-match");
    }

    @Test
    void refusesOtherOriginsInTheEnvelope() throws IOException {
        assertThat(cors.answers(from("https://evil.example", "POST"), response)).isTrue();

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentAsString()).contains("FORBIDDEN");
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void letsTheButtonsOfItsOwnPagesThrough() throws IOException {
        assertThat(cors.answers(from("null", "POST"), response)).isFalse();

        assertThat(response.getHeaderNames()).isEmpty();
    }

    @Test
    void saysNothingUnlessItIsConfigured() throws IOException {
        Cors none = new Cors(new EdgeSettings(List.of(), List.of(), List.of()), PROBLEMS);

        assertThat(none.answers(from(OURS, "GET"), response)).isFalse();

        assertThat(response.getHeaderNames()).isEmpty();
    }

    private static MockHttpServletRequest from(String origin, String method) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/clients");
        request.addHeader("Origin", origin);
        return request;
    }
}
