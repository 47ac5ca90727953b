package com.msaas.crm;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.msaas.crm.importing.Form;
import com.msaas.platform.mongo.Generations;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest
class DoorsTest {
    private static final Form FILE = Form.of("nume,prenume\nPop,Ana\n");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    HttpDoorChecks doors;

    @Autowired
    Generations generations;

    @Value("${clinic.mongodb.database}")
    String databaseName;

    private final AtomicInteger phones = new AtomicInteger();

    @TestFactory
    Stream<DynamicNode> everyDoor() {
        Clinic ours = clinics.fresh();
        UUID patient = newClient(ours);
        UUID note = newNote(ours, patient);
        UUID sent = UUID.fromString(FILE.sendTo(api.as(ours.owner()))
                .expect(202)
                .data()
                .path("job_id")
                .asString());
        Clinic theirs = clinics.fresh();
        Document both = new Document(
                "tenant_id",
                new Document("$in", List.of(ours.id().value(), theirs.id().value())));
        return doors.walk(ours, theirs, door -> {
            Optional<Sample> sample = sample(door, ours, patient, note, sent);
            quiet(both);
            return sample;
        });
    }

    private Optional<Sample> sample(String door, Clinic ours, UUID patient, UUID note, UUID sent) {
        String notes = "/api/clients/" + patient + "/notes";
        return switch (door) {
            case "GET /api/clients" -> Sample.of("/api/clients");
            case "POST /api/clients" -> Sample.of("/api/clients", file());
            case "GET /api/clients/{id}" -> Sample.of("/api/clients/" + patient);
            case "PATCH /api/clients/{id}" ->
                Sample.of("/api/clients/" + patient, Map.of("first_name", "Ana", "tags", List.of("copil", "nou")));
            case "DELETE /api/clients/{id}" -> Sample.of("/api/clients/" + newClient(ours));
            case "POST /api/clients/{id}/restore" -> {
                String deleted = "/api/clients/" + newClient(ours);
                api.as(ours.owner()).delete(deleted).expect(204);
                yield Sample.of(deleted + "/restore");
            }
            case "GET /api/clients/{id}/activity" -> Sample.of("/api/clients/" + patient + "/activity");
            case "GET /api/clients/tags" -> Sample.of("/api/clients/tags");
            case "POST /api/clients/bulk" ->
                Sample.forEach(
                        "/api/clients/bulk", Map.of("action", "add_tag", "ids", List.of(patient), "value", "vip"));
            case "POST /api/clients/import" -> Sample.upload("/api/clients/import", FILE.mediaType(), FILE.bytes());
            case "GET /api/clients/import/{id}" -> Sample.of("/api/clients/import/" + sent);
            case "POST /api/clients/{id}/notes" -> Sample.of(notes, Map.of("body_html", "sună seara"));
            case "GET /api/clients/{id}/notes" -> Sample.of(notes);
            case "PATCH /api/clients/{id}/notes/{noteId}" ->
                Sample.of(notes + "/" + note, Map.of("body_html", "sună dimineața"));
            case "DELETE /api/clients/{id}/notes/{noteId}" -> Sample.of(notes + "/" + newNote(ours, patient));
            case "GET /api/clients/{id}/notes/{noteId}/history" -> Sample.of(notes + "/" + note + "/history");
            default -> Sample.none();
        };
    }

    private UUID newClient(Clinic clinic) {
        return api.as(clinic.owner()).post("/api/clients", file()).expect(201).id();
    }

    private UUID newNote(Clinic clinic, UUID patient) {
        return api.as(clinic.owner())
                .post("/api/clients/" + patient + "/notes", Map.of("body_html", "sună seara"))
                .expect(201)
                .id();
    }

    private Map<String, Object> file() {
        return Map.of(
                "first_name",
                "Ana",
                "last_name",
                "Pop",
                "phones",
                List.of("0722%06d".formatted(phones.incrementAndGet())),
                "emails",
                List.of("ana" + phones.get() + "@example.ro"),
                "tags",
                List.of("copil"),
                "allow_shared_contact",
                true);
    }

    /// No import is under way, and every version of every file and note has been told of and has come back
    /// into its timeline.
    private void quiet(Document both) {
        MongoDatabase database = RealParts.database(databaseName);
        await().until(() -> {
            long versions = 0;
            for (String versioned : List.of("clients", "client_notes")) {
                for (Document one : database.getCollection(versioned).find(both)) {
                    versions += one.getLong("version");
                }
            }
            String timeline = Generations.collectionName("client_activity", generations.live("client-activity"));
            return database.getCollection("jobs").countDocuments(new Document("state", new Document("$ne", "DONE")))
                            == 0
                    && database.getCollection("outbox").countDocuments() == 0
                    && database.getCollection(timeline)
                                    .countDocuments(new Document(both).append("source", "crm-service"))
                            == versions;
        });
    }
}
