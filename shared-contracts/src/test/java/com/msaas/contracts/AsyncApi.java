package com.msaas.contracts;

import com.msaas.contracts.EventEnvelope.Header;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the catalogue down for programs: docs/asyncapi.json, an AsyncAPI 3.0 document. It tells who sends; who
/// listens is each service's own affair.
final class AsyncApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BINDING_VERSION = "0.5.0";
    private static final String HEADERS = "CloudEvent";
    private static final String PLATFORM = "platform";

    /// Those of Kafka's settings that the Kafka binding of AsyncAPI has a place for, as numbers.
    private static final Set<String> BOUND =
            Set.of("retention.ms", "retention.bytes", "delete.retention.ms", "max.message.bytes");

    private static final Map<String, String> TEXTS = new TreeMap<>(Map.of(
            Header.SPEC_VERSION, "The version of CloudEvents.",
            Header.TYPE, "What has happened, by the name and version of its meaning.",
            Header.SOURCE, "Which service tells.",
            Header.ACTOR, "The id of the user who did it, or `system:` and what did it by itself.",
            Header.TRACEPARENT, "The trace that it belongs to (W3C)."));
    private static final Map<String, String> FORMATS = new TreeMap<>(Map.of(
            Header.ID, "uuid",
            Header.SUBJECT, "uuid",
            Header.TIME, "date-time",
            Header.TENANT_ID, "uuid"));

    private AsyncApi() {}

    static ObjectNode document() {
        ObjectNode document = JSON.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Events of the clinic system")
                .put("version", "1")
                .put(
                        "description",
                        "Written by the build from the records in `shared-contracts`; do not edit. Each event travels as"
                                + " CloudEvents in binary mode. Consumers pass over fields they do not know. What a service"
                                + " cannot take in from a topic is parked in `<topic>.<service>.dlt`, for 30 days.");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (Topic topic : Topic.values()) {
            channels.set(topic.topicName(), channel(topic));
            operations.set("send." + topic.topicName(), sending(topic));
        }
        ObjectNode components = document.putObject("components");
        components.putObject("schemas").set(HEADERS, headers());
        ObjectNode messages = components.putObject("messages");
        Contracts.all().forEach(contract -> messages.set(contract.type(), message(contract)));
        return document;
    }

    private static List<EventContract<?>> on(Topic topic) {
        return Contracts.all().stream()
                .filter(contract -> contract.topic() == topic)
                .sorted(Comparator.comparing(EventContract::type))
                .toList();
    }

    private static ObjectNode channel(Topic topic) {
        ObjectNode channel = JSON.objectNode().put("address", topic.topicName()).put("description", kept(topic));
        ObjectNode messages = channel.putObject("messages");
        on(topic)
                .forEach(contract ->
                        messages.putObject(contract.type()).put("$ref", "#/components/messages/" + contract.type()));
        ObjectNode kafka = channel.putObject("bindings")
                .putObject("kafka")
                .put("topic", topic.topicName())
                .put("partitions", topic.partitions());
        ObjectNode settings = kafka.putObject("topicConfiguration");
        new TreeMap<>(topic.settings()).forEach((name, value) -> {
            if (name.equals("cleanup.policy")) {
                settings.putArray(name).add(value);
            } else if (BOUND.contains(name)) {
                settings.put(name, Long.parseLong(value));
            }
        });
        kafka.put("bindingVersion", BINDING_VERSION);
        return channel;
    }

    private static String kept(Topic topic) {
        return switch (topic.cleanup()) {
            case HISTORY -> "Kept for ever: the history that copies are made from. It holds no personal data.";
            case CONTACT ->
                "Compacted: the newest record of each key stays. A record without a value erases what its key holds,"
                        + " within a day; such records stay for 30 days.";
            case PASSING -> "Kept for a day.";
            case AUDIT -> "Kept for 30 days.";
        };
    }

    private static ObjectNode sending(Topic topic) {
        String sender = topic.topicName().split("\\.")[1];
        ObjectNode operation = JSON.objectNode()
                .put("action", "send")
                .put("summary", (sender.equals(PLATFORM) ? "Every service" : sender + "-service") + " tells.");
        operation.putObject("channel").put("$ref", "#/channels/" + topic.topicName());
        ArrayNode messages = operation.putArray("messages");
        on(topic)
                .forEach(contract -> messages.addObject()
                        .put("$ref", "#/channels/" + topic.topicName() + "/messages/" + contract.type()));
        return operation;
    }

    private static ObjectNode headers() {
        ObjectNode properties = JSON.objectNode();
        TEXTS.forEach((name, description) ->
                properties.putObject(name).put("type", "string").put("description", description));
        FORMATS.forEach((name, format) ->
                properties.putObject(name).put("type", "string").put("format", format));
        properties.putObject(Header.CONTENT_TYPE).put("type", "string").put("pattern", "^application/json(;.*)?$");
        ObjectNode headers = JSON.objectNode().put("type", "object");
        headers.set("properties", properties);
        ArrayNode required = headers.putArray("required");
        properties.propertyNames().stream()
                .filter(name -> !name.equals(Header.TRACEPARENT))
                .sorted()
                .forEach(required::add);
        return headers;
    }

    private static ObjectNode message(EventContract<?> contract) {
        ObjectNode message = JSON.objectNode().put("name", contract.type()).put("contentType", "application/json");
        ArrayNode headers = message.putObject("headers").put("type", "object").putArray("allOf");
        headers.addObject().put("$ref", "#/components/schemas/" + HEADERS);
        headers.addObject().putObject("properties").putObject(Header.TYPE).put("const", contract.type());
        message.set("payload", SchemaGenerator.schemaOf(contract.record()));
        message.putObject("bindings")
                .putObject("kafka")
                .put("bindingVersion", BINDING_VERSION)
                .putObject("key")
                .put("type", "string")
                .put("description", key(contract.topic()));
        message.putArray("examples")
                .addObject()
                .set("payload", ContractJson.mapper().readTree(Sample.json(contract)));
        return message;
    }

    private static String key(Topic topic) {
        return switch (topic.keyKind()) {
            case TENANT -> "The clinic's id: all of a clinic's events of the topic stay in order.";
            case TENANT_AND_SUBJECT -> "The clinic's id, a slash, and the id of whom it is about.";
        };
    }
}
