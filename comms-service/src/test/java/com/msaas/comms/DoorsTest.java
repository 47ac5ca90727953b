package com.msaas.comms;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest
class DoorsTest {
    private static final String ADDRESS = "ana-" + UUID.randomUUID() + "@example.ro";

    @Autowired
    TestClinics clinics;

    @Autowired
    Website.Maker websites;

    @Autowired
    HttpDoorChecks doors;

    @Value("${clinic.mongodb.database}")
    String databaseName;

    private final AtomicInteger forms = new AtomicInteger();

    @TestFactory
    Stream<DynamicNode> everyDoor() {
        Clinic ours = clinics.fresh();
        Website page = websites.of(ours);
        page.write("Ana Pop", ADDRESS, "Bună ziua");
        JsonNode conversation = page.conversation(one -> true);
        return doors.walk(ours, clinics.fresh(), door -> {
            quiet();
            return sample(door, page, conversation);
        });
    }

    private Optional<Sample> sample(String door, Website page, JsonNode conversation) {
        String path = Website.path(conversation);
        String messages = Website.messagesOf(conversation);
        return switch (door) {
            case "POST /api/public/{slug}/contact" -> Sample.of(page.path(), form());
            case "GET /api/conversations" -> Sample.of("/api/conversations");
            case "GET /api/conversations/{id}" -> Sample.of(path);
            case "PATCH /api/conversations/{id}" -> Sample.of(path, Map.of("status", "open", "unread", false));
            case "GET /api/conversations/{id}/messages" -> Sample.of(messages);
            case "POST /api/conversations/{id}/messages" -> Sample.of(messages, Map.of("body", "Bună ziua"));
            case "POST /api/conversations/{id}/messages/{messageId}/send-again" ->
                Sample.of(messages + "/" + failed(page, conversation) + "/send-again");
            default -> Sample.none();
        };
    }

    private Map<String, Object> form() {
        return Map.of("name", "Ana Pop", "email", ADDRESS, "message", "Nr. " + forms.incrementAndGet());
    }

    /// A reply of which the mail server has said no, as far as anybody knows.
    private UUID failed(Website page, JsonNode conversation) {
        UUID reply = page.reply(conversation, "Bună ziua");
        page.message(
                conversation,
                reply,
                message -> message.path("delivery").asString().equals("sent"));
        quiet();
        database().getCollection("messages").updateOne(Filters.eq(reply), Updates.set("delivery", "failed"));
        return reply;
    }

    /// All that was set going has come to its end.
    private void quiet() {
        await().until(() -> database().getCollection("outbox").countDocuments() == 0
                && database().getCollection("jobs").countDocuments(Filters.in("state", "WAITING", "RUNNING")) == 0);
    }

    private MongoDatabase database() {
        return RealParts.database(databaseName);
    }
}
