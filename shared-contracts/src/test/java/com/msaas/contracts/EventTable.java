package com.msaas.contracts;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Writes the catalogue down for people: docs/events.md.
final class EventTable {

    private EventTable() {}

    static String markdown() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("# Events");
        lines.add("");
        lines.add(
                "Written by the build from the records in `shared-contracts`; do not edit. Each event travels as CloudEvents");
        lines.add(
                "in binary mode: id, type, source, subject, time, tenant, trace and actor in the headers, the fields below as");
        lines.add("JSON in the value. A field with `?` may be absent. Consumers pass over fields they do not know.");
        lines.add("");
        lines.add("## Topics");
        lines.add("");
        lines.add("| topic | key | partitions | kept |");
        lines.add("|---|---|---|---|");
        for (Topic topic : Topic.values()) {
            lines.add("| `%s` | %s | %d | %s |"
                    .formatted(topic.topicName(), key(topic), topic.partitions(), kept(topic)));
        }
        lines.add("");
        lines.add("What a service cannot take in from a topic is parked in `<topic>.<service>.dlt`, for 30 days.");
        lines.add("");
        lines.add("## Types");
        lines.add("");
        lines.add("| type | topic | key | fields |");
        lines.add("|---|---|---|---|");
        for (EventContract<?> contract : Contracts.all()) {
            lines.add("| `%s` | `%s` | %s | %s |"
                    .formatted(
                            contract.type(),
                            contract.topic().topicName(),
                            key(contract.topic()),
                            fields(SchemaGenerator.schemaOf(contract))));
        }
        return lines.toString();
    }

    private static String key(Topic topic) {
        return switch (topic.keyKind()) {
            case TENANT -> "tenant";
            case TENANT_AND_SUBJECT -> "tenant/subject";
        };
    }

    private static String kept(Topic topic) {
        return switch (topic.cleanup()) {
            case HISTORY -> "for ever";
            case CONTACT -> "the newest of each key; nothing within a day of an erasure";
            case PASSING -> "a day";
            case AUDIT -> "30 days";
        };
    }

    private static String fields(JsonNode schema) {
        return schema.get("properties").properties().stream()
                .map(field -> "`" + field.getKey() + "`" + (isRequired(schema, field.getKey()) ? "" : "?") + " "
                        + form(field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static boolean isRequired(JsonNode schema, String field) {
        return StreamSupport.stream(schema.get("required").spliterator(), false)
                .anyMatch(name -> name.stringValue().equals(field));
    }

    private static String form(JsonNode schema) {
        if (schema.has("format")) {
            return schema.get("format").stringValue();
        }
        if (schema.has("enum")) {
            return StreamSupport.stream(schema.get("enum").spliterator(), false)
                    .map(JsonNode::stringValue)
                    .collect(Collectors.joining(" \\| "));
        }
        String type = schema.get("type").stringValue();
        return switch (type) {
            case "array" -> "[" + form(schema.get("items")) + "]";
            case "object" -> "{" + fields(schema) + "}";
            case "string" -> schema.has("pattern") ? named(schema.get("pattern").stringValue()) : "text";
            default -> type;
        };
    }

    private static String named(String pattern) {
        return Arrays.stream(WireForm.class.getFields())
                .filter(constant -> pattern.equals(valueOf(constant)))
                .map(constant -> constant.getName().toLowerCase(Locale.ROOT).replace('_', ' '))
                .findFirst()
                .orElse("text");
    }

    private static Object valueOf(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}
