package com.msaas.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PublishedApiTest {
    private static final String DOCUMENT = """
            {
              "openapi": "3.1.0",
              "info": { "title": "notes", "version": "1" },
              "paths": {
                "/api/notes": {
                  "post": {
                    "operationId": "noteAdd", "summary": "Adds a note", "tags": [],
                    "requestBody": { "required": true, "content": { "application/json": {
                      "schema": { "$ref": "#/components/schemas/Note" }, "example": { "text": "a" } } } },
                    "responses": {
                      "201": { "description": "Done.", "content": { "application/json": {
                        "schema": { "$ref": "#/components/schemas/Note" }, "example": { "text": "a" } } } }
                    }
                  }
                }
              },
              "components": { "schemas": { "Note": {
                "type": "object", "properties": { "text": { "type": "string", "maxLength": 5 } }, "required": [ "text" ]
              } } }
            }
            """;
    private static final String DOOR = "POST /api/notes";

    @Test
    void passesWhatTheDocumentTellsOf() {
        PublishedApi published = PublishedApi.of(document());

        assertThat(published.doors()).containsExactly(DOOR);
        assertThat(published.withoutWords()).isEmpty();
        assertThat(published.wrongExamples()).isEmpty();
        assertThatCode(() -> published.told(DOOR, answer(201, "{\"text\":\"a\"}")))
                .doesNotThrowAnyException();
        assertThatCode(() -> published.allows(DOOR, "/api/notes", null, "{\"text\":\"a\"}".getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    @Test
    void noticesAnAnswerThatTheDocumentDoesNotTellOf() {
        PublishedApi published = PublishedApi.of(document());

        for (Answer untold : List.of(
                answer(200, "{\"text\":\"a\"}"),
                answer(201, "{\"text\":\"a\",\"more\":1}"),
                answer(201, "{\"text\":1}"),
                answer(201, "{}"),
                answer(201, ""))) {
            assertThatThrownBy(() -> published.told(DOOR, untold))
                    .as("%s", untold)
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void noticesARequestThatTheDocumentDoesNotAllow() {
        PublishedApi published = PublishedApi.of(document());
        byte[] good = "{\"text\":\"a\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> published.allows(DOOR, "/api/notes", null, "{\"text\":\"longer\"}".getBytes(UTF_8)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> published.allows(DOOR, "/api/notes?page=1", null, good))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> published.allows(DOOR, "/api/notes", "text/csv", good))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> published.allows(DOOR, "/api/notes", null, null))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void noticesAnExampleThatIsNoneAndAnOperationWithoutWords() {
        ObjectNode document = document();
        ObjectNode operation = (ObjectNode) document.at("/paths/~1api~1notes/post");
        operation.put("summary", "noteAdd");
        ((ObjectNode) operation.at("/requestBody/content/application~1json")).putObject("example");

        PublishedApi published = PublishedApi.of(document);

        assertThat(published.withoutWords()).containsExactly(DOOR);
        assertThat(published.wrongExamples()).singleElement().asString().contains("text");
    }

    @Test
    void noticesEachRuleOfOpenApiThatIsBroken() {
        assertThat(OpenApiRules.brokenBy(document())).isEmpty();

        ObjectNode document = document();
        document.put("openapi", "3.0.3");
        document.put("swagger", "2.0");
        ObjectNode path = (ObjectNode) document.at("/paths/~1api~1notes");
        ObjectNode silent = (ObjectNode) path.path("post").deepCopy();
        silent.remove("responses");
        path.set("get", silent);
        path.putObject("fetch");
        ((ObjectNode) document.at("/components/schemas")).putObject("Lost").put("$ref", "#/components/schemas/Nothing");
        ((ObjectNode) document.path("paths"))
                .putObject("/api/notes/{id}")
                .set("delete", path.path("post").deepCopy());

        assertThat(String.join("\n", OpenApiRules.brokenBy(document)))
                .contains("is no version 3.1")
                .contains("may not have swagger")
                .contains("fetch is no method")
                .contains("has no answer")
                .contains("has the id of another operation")
                .contains("refers to nothing")
                .contains("tells of [] in its path");
    }

    private static ObjectNode document() {
        return (ObjectNode) JsonMapper.shared().readTree(DOCUMENT);
    }

    private static Answer answer(int status, String body) {
        return new Answer(
                DOOR,
                status,
                HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true),
                body.getBytes(UTF_8));
    }
}
