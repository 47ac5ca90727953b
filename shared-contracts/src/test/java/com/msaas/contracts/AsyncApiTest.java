package com.msaas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {
    private final ObjectNode document = AsyncApi.document();

    @Test
    void saysWhichVersionOfAsyncApiItIs() {
        assertThat(document.path("asyncapi").stringValue()).isEqualTo("3.0.0");
        assertThat(document.path("info").propertyNames()).contains("title", "version");
    }

    @Test
    void tellsOfEachEventOfTheCatalogueOnceOnItsOwnTopic() {
        List<String> told = new ArrayList<>();
        document.path("channels").properties().forEach(channel -> {
            assertThat(channel.getValue().path("address").stringValue()).isEqualTo(channel.getKey());
            channel.getValue()
                    .path("messages")
                    .propertyNames()
                    .forEach(type -> told.add(type + " " + channel.getKey()));
        });

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(Contracts.all().stream()
                        .map(contract ->
                                contract.type() + " " + contract.topic().topicName())
                        .toList());
    }

    @Test
    void hasASenderForEachTopicAndEachOfItsEvents() {
        document.path("channels").properties().forEach(channel -> {
            JsonNode sending = document.path("operations").path("send." + channel.getKey());
            assertThat(sending.path("action").stringValue()).isEqualTo("send");
            assertThat(sending.path("channel").path("$ref").stringValue()).isEqualTo("#/channels/" + channel.getKey());
            assertThat(sending.path("messages")
                            .valueStream()
                            .map(one -> one.path("$ref").stringValue()))
                    .containsExactlyInAnyOrderElementsOf(channel.getValue().path("messages").propertyNames().stream()
                            .map(type -> "#/channels/" + channel.getKey() + "/messages/" + type)
                            .toList());
        });
        assertThat(document.path("operations").size()).isEqualTo(Topic.values().length);
    }

    @Test
    void refersOnlyToWhatIsThere() {
        List<String> nowhere = new ArrayList<>();
        references(document, nowhere);

        assertThat(nowhere).isEmpty();

        document.putObject("lost").put("$ref", "#/components/messages/none");
        references(document, nowhere);
        assertThat(nowhere).containsExactly("#/components/messages/none");
    }

    @Test
    void givesExamplesThatTheirOwnSchemaAllows() {
        document.path("components").path("messages").properties().forEach(message -> {
            Schema payload = ContractSchemas.compile(
                    message.getKey() + ":told", message.getValue().path("payload"));

            assertThat(payload.validate(
                            message.getValue().path("examples").path(0).path("payload")))
                    .as(message.getKey())
                    .isEmpty();
        });
    }

    private void references(JsonNode node, List<String> nowhere) {
        if (node.path("$ref").isString()) {
            String reference = node.path("$ref").stringValue();
            if (!reference.startsWith("#/")
                    || document.at(reference.substring(1)).isMissingNode()) {
                nowhere.add(reference);
            }
        }
        node.forEach(child -> references(child, nowhere));
    }
}
