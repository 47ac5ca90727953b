package com.msaas.contracts;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns a record into its JSON Schema. Knows the few types that the wire may use and refuses every other, so
/// that a contract cannot pick up a form that nobody thought about.
final class SchemaGenerator {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<Class<?>, String> FORMATS =
            Map.of(UUID.class, "uuid", Instant.class, "date-time", LocalDate.class, "date");

    private SchemaGenerator() {}

    static ObjectNode schemaOf(EventContract<?> contract) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:msaas:event:" + contract.type());
        schema.setAll(schemaOf(contract.record()));
        return schema;
    }

    static ObjectNode schemaOf(Class<?> record) {
        ObjectNode properties = JSON.objectNode();
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = snakeCase(component.getName());
            properties.set(name, schemaOf(component.getGenericType(), component));
            if (!RecordNullness.isOptional(component)) {
                required.add(name);
            }
        }
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "object");
        schema.set("properties", properties);
        schema.set("required", required);
        return schema;
    }

    private static ObjectNode schemaOf(Type type, AnnotatedElement place) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            ObjectNode schema = JSON.objectNode().put("type", "array");
            schema.set("items", schemaOf(list.getActualTypeArguments()[0], place));
            return schema;
        }
        if (type instanceof Class<?> simple) {
            if (simple == long.class || simple == int.class || simple == Long.class) {
                return JSON.objectNode().put("type", "integer");
            }
            if (simple == boolean.class) {
                return JSON.objectNode().put("type", "boolean");
            }
            if (simple.isEnum()) {
                return enumeration(simple);
            }
            if (simple.isRecord()) {
                return schemaOf(simple);
            }
            if (FORMATS.containsKey(simple)) {
                return text().put("format", FORMATS.get(simple));
            }
            WireForm form = place.getAnnotation(WireForm.class);
            if (form != null
                    && List.of(String.class, BigDecimal.class, LocalTime.class).contains(simple)) {
                return text().put("pattern", form.value());
            }
            if (simple == String.class || simple == ZoneId.class) {
                return text();
            }
        }
        throw new IllegalArgumentException(place + ": the wire has no form for " + type.getTypeName());
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static ObjectNode text() {
        return JSON.objectNode().put("type", "string");
    }

    private static ObjectNode enumeration(Class<?> type) {
        ObjectNode schema = text();
        ArrayNode values = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            values.add(ContractJson.mapper().valueToTree(constant));
        }
        return schema;
    }
}
