package com.msaas.platform.openapi;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes an example of what a schema allows, from the service's own words where it has some.
final class Examples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Words words;
    private final ObjectNode components;

    Examples(Words words, ObjectNode components) {
        this.words = words;
        this.components = components;
    }

    /// @param name of the field or parameter that the value is for
    JsonNode of(JsonNode schema, String name) {
        return value(schema, "", name);
    }

    private JsonNode value(JsonNode schema, String record, String name) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").stringValue();
            String component = reference.substring(reference.lastIndexOf('/') + 1);
            return value(components.path(component), component, name);
        }
        if (schema.has("anyOf")) {
            return value(schema.path("anyOf").path(0), record, name);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        return switch (type(schema)) {
            case "object" -> object(schema, record);
            case "array" -> array(schema, record, name);
            case "string" -> text(schema, record, name);
            case "integer", "number" -> number(schema, record, name);
            case "boolean" -> JSON.booleanNode("true".equals(words.example(record, name)));
            default ->
                schema.path("examples").path(0).isMissingNode()
                        ? JSON.objectNode()
                        : schema.path("examples").path(0);
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asString("") : type.asString("");
    }

    private JsonNode object(JsonNode schema, String record) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties")
                .properties()
                .forEach(property ->
                        object.set(property.getKey(), value(property.getValue(), record, property.getKey())));
        return object;
    }

    private JsonNode array(JsonNode schema, String record, String name) {
        String said = words.example(record, name);
        if (said != null && said.startsWith("[")) {
            return MAPPER.readTree(said);
        }
        ArrayNode array = JSON.arrayNode();
        return array.add(value(schema.path("items"), record, name));
    }

    private JsonNode text(JsonNode schema, String record, String name) {
        String said = words.example(record, name);
        if (said != null) {
            return JSON.stringNode(said);
        }
        for (String known : List.of("default", "enum", "examples")) {
            if (schema.has(known)) {
                JsonNode values = schema.path(known);
                return values.isArray() ? values.path(0) : values;
            }
        }
        return JSON.stringNode(name.isEmpty() ? "text" : name.replace('_', ' '));
    }

    private JsonNode number(JsonNode schema, String record, String name) {
        String said = words.example(record, name);
        if (said != null) {
            return MAPPER.readTree(said);
        }
        return schema.has("default")
                ? schema.path("default")
                : JSON.numberNode(schema.path("minimum").asLong(1));
    }
}
