package com.msaas.platform.openapi;

import com.msaas.platform.api.WireSchemas;
import com.msaas.platform.security.PublicPaths;
import com.msaas.platform.security.WithoutClinic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A service's OpenAPI 3.1 document, as its clients see the service through the gateway. What all services have
/// in common stands in a file beside this class; the rest is told from the service's own mappings.
final class OpenApiDocument {
    static final String SCHEMAS = "#/components/schemas/";

    /// The word of a schema that stands for bytes as they are, of which no example is given.
    static final String BYTES = "contentMediaType";
    private static final String COMMON = "common.json";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String service;
    private final List<PublicPaths> open;
    private final List<WithoutClinic> withoutClinic;
    private final Words words = Words.read();

    OpenApiDocument(String service, List<PublicPaths> open, List<WithoutClinic> withoutClinic) {
        this.service = service;
        this.open = open;
        this.withoutClinic = withoutClinic;
    }

    ObjectNode of(Collection<Door> doors) {
        ObjectNode document = common();
        ((ObjectNode) document.path("info")).put("title", service).put("description", description(document));
        ObjectNode components = (ObjectNode) document.path("components");
        ObjectNode named = (ObjectNode) components.path("schemas");
        WireSchemas schemas = new WireSchemas(SCHEMAS, Set.copyOf(named.propertyNames()));
        ObjectNode paths = document.putObject("paths");
        Set<String> tags = new TreeSet<>();
        for (Door door : doors) {
            tags.add(door.tag());
            ObjectNode path =
                    paths.has(door.path()) ? (ObjectNode) paths.path(door.path()) : paths.putObject(door.path());
            path.set(door.httpMethod(), operation(door, schemas));
        }
        ArrayNode listed = document.putArray("tags");
        tags.forEach(tag -> listed.addObject().put("name", tag));
        schemas.components().forEach(named::set);
        giveExamples(paths, new Examples(words, named));
        return document;
    }

    private String description(ObjectNode document) {
        return (words.about() + "\n\n"
                        + document.path("info").path("description").asString(""))
                .strip();
    }

    private ObjectNode operation(Door door, WireSchemas schemas) {
        String method = door.method().name();
        boolean isOpen = open.stream().anyMatch(paths -> paths.include(method, door.path()));
        boolean isPersonal = withoutClinic.stream().anyMatch(paths -> paths.include(method, door.path()));
        return new Operation(door, isOpen, isPersonal, schemas).tell(words.summary(door.id()));
    }

    private static void giveExamples(ObjectNode paths, Examples examples) {
        for (JsonNode path : paths) {
            for (JsonNode operation : path) {
                operation.path("parameters").forEach(parameter -> {
                    if (parameter.has("schema")) {
                        String name = parameter.path("name").stringValue();
                        ((ObjectNode) parameter).set("example", examples.of(parameter.path("schema"), name));
                    }
                });
                giveExamples(operation.path("requestBody"), examples);
                operation.path("responses").forEach(answer -> giveExamples(answer, examples));
            }
        }
    }

    private static void giveExamples(JsonNode bodyOrAnswer, Examples examples) {
        for (JsonNode content : bodyOrAnswer.path("content")) {
            if (!content.path("schema").has(BYTES)) {
                ((ObjectNode) content).set("example", examples.of(content.path("schema"), ""));
            }
        }
    }

    private static ObjectNode common() {
        try (InputStream file = OpenApiDocument.class.getResourceAsStream(COMMON)) {
            if (file == null) {
                throw new IllegalStateException(COMMON + " is not beside its class");
            }
            return (ObjectNode) JsonMapper.shared().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
