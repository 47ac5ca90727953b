package com.msaas.crm;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
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
        return doors.walk(ours, clinics.fresh(), door -> {
            Optional<Sample> sample = sample(door, ours, patient);
            quiet();
            return sample;
        });
    }

    private Optional<Sample> sample(String door, Clinic ours, UUID patient) {
        return switch (door) {
            case "GET /api/clients" -> Sample.of("/api/clients");
            case "POST /api/clients" -> Sample.of("/api/clients", file());
            case "GET /api/clients/{id}" -> Sample.of("/api/clients/" + patient);
            case "PATCH /api/clients/{id}" ->
                Sample.of("/api/clients/" + patient, Map.of("first_name", "Ana", "tags", List.of("copil")));
            case "DELETE /api/clients/{id}" -> Sample.of("/api/clients/" + newClient(ours));
            case "POST /api/clients/{id}/restore" -> Sample.of("/api/clients/" + patient + "/restore");
            case "GET /api/clients/{id}/activity" -> Sample.of("/api/clients/" + patient + "/activity");
            default -> Sample.none();
        };
    }

    private UUID newClient(Clinic clinic) {
        return api.as(clinic.owner()).post("/api/clients", file()).expect(201).id();
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
                "allow_shared_contact",
                true);
    }

    /// Every version of every file has been told of and has come back into its timeline.
    private void quiet() {
        MongoDatabase database = RealParts.database(databaseName);
        await().until(() -> {
            long versions = 0;
            for (Document client : database.getCollection("clients").find()) {
                versions += client.getLong("version");
            }
            String timeline = Generations.collectionName("client_activity", generations.live("client-activity"));
            return database.getCollection("outbox").countDocuments() == 0
                    && database.getCollection(timeline).countDocuments(new Document("source", "crm-service"))
                            == versions;
        });
    }
}
