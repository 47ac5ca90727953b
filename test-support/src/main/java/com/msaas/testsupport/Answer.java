package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the API answered.
///
/// @param asked method and path, to tell answers apart in messages
public record Answer(String asked, int status, HttpHeaders headers, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// The body as text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The whole envelope.
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /// What was asked for.
    public JsonNode data() {
        return json().path("data");
    }

    /// The id in the data.
    public UUID id() {
        return UUID.fromString(data().path("id").asString());
    }

    /// What programs go by in a refusal; empty in a success.
    public String code() {
        return json().path("code").asString("");
    }

    /// More about a refusal.
    public JsonNode details() {
        return json().path("details");
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// Goes on only with this status.
    public Answer expect(int expected) {
        assertThat(status).as("%s → %s", asked, text()).isEqualTo(expected);
        return this;
    }

    /// Goes on only with this refusal.
    public Answer expect(int expected, String code) {
        expect(expected);
        assertThat(code()).as("%s → %s", asked, text()).isEqualTo(code);
        return this;
    }

    @Override
    public String toString() {
        return asked + " → " + status + " " + text();
    }
}
