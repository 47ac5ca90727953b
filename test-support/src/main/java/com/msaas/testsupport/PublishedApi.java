package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a service's OpenAPI document promises, held against what the service takes and answers. Answers are
/// held to it strictly: a field that the document does not know fails, though clients would pass over it.
final class PublishedApi {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final ObjectNode document;
    private final Map<JsonNode, Schema> compiled = new IdentityHashMap<>();

    private PublishedApi(ObjectNode document) {
        this.document = document;
    }

    /// As the service publishes it to anybody.
    static PublishedApi of(ApiClient anybody) {
        Answer answer = anybody.get("/openapi").expect(200);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        return of((ObjectNode) answer.json());
    }

    static PublishedApi of(ObjectNode document) {
        close(document);
        return new PublishedApi(document);
    }

    /// Objects that leave open what else they hold are closed.
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(PublishedApi::close);
    }

    JsonNode document() {
        return document;
    }

    /// Every operation as a door is called: `PATCH /api/clients/{id}`.
    Set<String> doors() {
        Set<String> doors = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> doors.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return doors;
    }

    /// The operation of a door.
    JsonNode operation(String door) {
        int space = door.indexOf(' ');
        return document.path("paths")
                .path(door.substring(space + 1))
                .path(door.substring(0, space).toLowerCase(Locale.ROOT));
    }

    /// Whether the operation takes this header.
    boolean takesHeader(String door, String name) {
        for (JsonNode parameter : operation(door).path("parameters")) {
            JsonNode told = resolved(parameter);
            if (told.path("in").stringValue().equals("header")
                    && told.path("name").stringValue().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// A request that succeeds is one that the document allows.
    void allows(String door, String path, @Nullable String mediaType, byte @Nullable [] body) {
        JsonNode operation = operation(door);
        Set<String> known = new TreeSet<>();
        operation.path("parameters").forEach(parameter -> {
            JsonNode told = resolved(parameter);
            if (told.path("in").stringValue().equals("query")) {
                known.add(told.path("name").stringValue());
            }
        });
        assertThat(known).as("query of %s", door).containsAll(queryNames(path));
        if (body == null) {
            assertThat(operation.path("requestBody").path("required").asBoolean(false))
                    .as("%s is said to need a body", door)
                    .isFalse();
            return;
        }
        JsonNode content = operation.path("requestBody").path("content");
        String type = withoutParameters(Objects.requireNonNullElse(mediaType, "application/json"));
        assertThat(content.propertyNames())
                .as("the media types that %s takes", door)
                .contains(type);
        if (type.equals("application/json")) {
            assertThat(problems(content.path(type).path("schema"), JSON.readTree(body)))
                    .as("the body of %s", door)
                    .isEmpty();
        }
    }

    /// An answer is one that the document tells of, and no more than that.
    void told(String door, Answer answer) {
        JsonNode answers = operation(door).path("responses");
        String status = String.valueOf(answer.status());
        if (answer.status() < 400) {
            assertThat(answers.propertyNames()).as("the statuses of %s", door).contains(status);
        }
        JsonNode told = resolved(answers.has(status) ? answers.path(status) : answers.path("default"));
        JsonNode content = told.path("content");
        String type = answer.header("Content-Type")
                .map(PublishedApi::withoutParameters)
                .orElse("");
        if (answer.body().length == 0) {
            assertThat(content.isEmpty()).as("%s is without content", answer).isTrue();
            return;
        }
        assertThat(content.propertyNames())
                .as("the media types of %s %s", door, status)
                .contains(type);
        if (type.equals("application/json")) {
            assertThat(problems(content.path(type).path("schema"), answer.json()))
                    .as("%s", answer)
                    .isEmpty();
        }
        told.path("headers").properties().forEach(header -> {
            if (header.getKey().equals("ETag")) {
                assertThat(answer.header("ETag")).as("the ETag of %s", answer).isPresent();
            }
        });
    }

    /// Operations that nobody has described: their summary is their id.
    List<String> withoutWords() {
        return doors().stream()
                .filter(door ->
                        operation(door).path("summary").equals(operation(door).path("operationId")))
                .toList();
    }

    /// Whether who has it already is told so, and is not sent it again.
    boolean tellsOfUnchanged(String door) {
        return operation(door).path("responses").has("304");
    }

    /// Places that lack an example, or have one that their own schema refuses. Bytes have none.
    List<String> wrongExamples() {
        List<String> wrong = new ArrayList<>();
        wrongExamples("", document, wrong);
        return wrong;
    }

    private void wrongExamples(String place, JsonNode node, List<String> wrong) {
        if (node.has("schema")
                && node.path("schema").isObject()
                && !node.path("schema").has("const")
                && !node.path("schema").has("contentMediaType")) {
            if (node.has("example")) {
                problems(node.path("schema"), node.path("example")).forEach(problem -> wrong.add(place + problem));
            } else {
                wrong.add(place + " has no example");
            }
        }
        node.properties().forEach(child -> wrongExamples(place + "/" + child.getKey(), child.getValue(), wrong));
        if (node.isArray()) {
            node.forEach(child -> wrongExamples(place, child, wrong));
        }
    }

    /// What is wrong with a value; empty when nothing is.
    List<String> problems(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(PublishedApi::described)
                .toList();
    }

    /// In words that are the same in every language of the machine.
    private static String described(Error error) {
        String property = error.getProperty();
        return error.getInstanceLocation() + ": " + error.getKeyword() + (property == null ? "" : " " + property);
    }

    /// What a reference leads to, or the node itself.
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").stringValue().substring(1)) : node;
    }

    private Schema compile(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document.path("components"));
        return SCHEMAS.getSchema(SchemaLocation.of("urn:published:" + compiled.size()), whole);
    }

    private static List<String> queryNames(String path) {
        String query = URI.create(path).getRawQuery();
        return query == null
                ? List.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2)[0])
                        .toList();
    }

    private static String withoutParameters(String mediaType) {
        return mediaType.split(";", 2)[0].strip();
    }
}
