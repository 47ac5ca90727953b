package com.msaas.crm.note;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.ClientNoteRemoved;
import com.msaas.contracts.ClientNoteWritten;
import com.msaas.contracts.Topic;
import com.msaas.crm.ClientId;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest
class NotesTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Notes notes;

    @Value("${clinic.mongodb.database}")
    String database;

    private Clinic clinic;
    private ApiClient reception;
    private UUID patient;
    private String path;

    @BeforeEach
    void addsAPatient() {
        clinic = clinics.fresh();
        reception = api.as(clinic.staff());
        patient = reception
                .post("/api/clients", Map.of("first_name", "Ana", "last_name", "Pop"))
                .expect(201)
                .id();
        path = "/api/clients/" + patient + "/notes";
    }

    @Test
    void keepsWhatSomebodyWritesDown() {
        Answer written = reception
                .post(path, Map.of("body_html", "<p>Preferă <b>dimineața</b></p><script>x()</script>", "pinned", true))
                .expect(201);

        JsonNode note = written.data();
        assertThat(note.path("body_html").asString()).isEqualTo("<p>Preferă <b>dimineața</b></p>");
        assertThat(note.path("pinned").asBoolean()).isTrue();
        assertThat(note.path("author_id").asString())
                .isEqualTo(clinic.staff().id().toString());
        assertThat(note.path("edited").asBoolean()).isFalse();
        assertThat(note.path("version").asLong()).isEqualTo(1);
        assertThat(written.header("ETag")).hasValue("\"1\"");
        assertThat(list("")).containsExactly(note);
    }

    @Test
    void listsPinnedOnesFirstAndThenTheNewest() {
        UUID first = write("prima", false);
        UUID pinned = write("fixată", true);
        UUID third = write("a treia", false);

        assertThat(ids("")).containsExactly(pinned, third, first);
        assertThat(ids("?limit=1&page=2")).containsExactly(third);
        reception.patch(path + "/" + first, Map.of("pinned", true)).expect(200);
        reception.patch(path + "/" + pinned, Map.of("pinned", false)).expect(200);
        assertThat(ids("")).containsExactly(first, third, pinned);
    }

    @Test
    void keepsEveryEarlierWordingAndWhoseItWas() {
        UUID id = write("prima formă", false);
        ApiClient owner = api.as(clinic.owner());
        owner.patch(path + "/" + id, Map.of("body_html", "a doua formă")).expect(200);
        reception.patch(path + "/" + id, Map.of("pinned", true)).expect(200);
        JsonNode note = reception
                .patch(path + "/" + id, Map.of("body_html", "a treia formă"))
                .expect(200)
                .data();

        assertThat(note.path("author_id").asString())
                .isEqualTo(clinic.staff().id().toString());
        assertThat(note.path("edited").asBoolean()).isTrue();
        assertThat(note.path("version").asLong()).isEqualTo(4);
        List<JsonNode> history = reception
                .get(path + "/" + id + "/history")
                .expect(200)
                .data()
                .valueStream()
                .toList();
        assertThat(history)
                .extracting(
                        one -> one.path("version").asInt(),
                        one -> one.path("body_html").asString(),
                        one -> one.path("written_by").asString(),
                        one -> one.path("replaced_by").asString())
                .containsExactly(
                        Tuple.tuple(
                                2,
                                "a doua formă",
                                clinic.owner().id().toString(),
                                clinic.staff().id().toString()),
                        Tuple.tuple(
                                1,
                                "prima formă",
                                clinic.staff().id().toString(),
                                clinic.owner().id().toString()));
        assertThat(history.getLast().path("replaced_at").asString())
                .isEqualTo(history.getFirst().path("written_at").asString());
    }

    @Test
    void losesNothingWhenTwoRewriteTheSame() {
        UUID id = write("prima", false);
        reception
                .header("If-Match", "\"1\"")
                .patch(path + "/" + id, Map.of("body_html", "a doua"))
                .expect(200);

        reception
                .header("If-Match", "\"1\"")
                .patch(path + "/" + id, Map.of("body_html", "a treia"))
                .expect(409, "VERSION_MISMATCH");
        assertThat(reception
                        .patch(path + "/" + id, Map.of("body_html", "a doua"))
                        .data()
                        .path("version")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void takesANoteOutOfTheFileWithAllItSaid() {
        UUID id = write("prima", false);
        reception.patch(path + "/" + id, Map.of("body_html", "a doua")).expect(200);

        reception.delete(path + "/" + id).expect(204);

        assertThat(list("")).isEmpty();
        reception.get(path + "/" + id + "/history").expect(404, "NOT_FOUND");
        reception.patch(path + "/" + id, Map.of("pinned", true)).expect(404, "NOT_FOUND");
        reception.delete(path + "/" + id).expect(404, "NOT_FOUND");
        for (String collection : Set.of("client_notes", "client_note_wordings")) {
            assertThat(RealParts.database(database)
                            .getCollection(collection)
                            .find(new Document("tenant_id", clinic.id().value()))
                            .first())
                    .as("what MongoDB is to remove of %s", collection)
                    .containsKey("removed_at");
        }
    }

    @Test
    void isInOneFileOnly() {
        UUID id = write("prima", false);
        UUID other = reception
                .post("/api/clients", Map.of("first_name", "Ion", "last_name", "Pop"))
                .expect(201)
                .id();

        reception
                .patch("/api/clients/" + other + "/notes/" + id, Map.of("pinned", true))
                .expect(404, "NOT_FOUND");
        reception.delete("/api/clients/" + other + "/notes/" + id).expect(404, "NOT_FOUND");
        reception.get("/api/clients/" + UUID.randomUUID() + "/notes").expect(404, "NOT_FOUND");
        reception.delete("/api/clients/" + patient).expect(204);
        reception.post(path, Map.of("body_html", "x")).expect(404, "NOT_FOUND");
    }

    @Test
    void tellsThatThereIsOneAndNeverWhatItSays() {
        UUID id = write("alergică la penicilină", false);
        reception.patch(path + "/" + id, Map.of("pinned", true)).expect(200);
        reception
                .patch(path + "/" + id, Map.of("body_html", "alergică la aspirină"))
                .expect(200);
        reception.delete(path + "/" + id).expect(204);

        List<Events.Told> told = events.read(Topic.CRM_CLIENT, clinic.id()).await(4);
        assertThat(told.get(1).as(ClientNoteWritten.class).clientId()).isEqualTo(patient);
        assertThat(told.get(1).as(ClientNoteWritten.class).version()).isEqualTo(1);
        assertThat(told.get(2).as(ClientNoteWritten.class).version()).isEqualTo(3);
        assertThat(told.get(3).as(ClientNoteRemoved.class).noteId()).isEqualTo(id);
        List<Events.Told> audit = events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(5);
        assertThat(audit)
                .extracting(one -> one.as(AuditRecorded.class).action())
                .containsExactly(
                        "client.created",
                        "client_note.created",
                        "client_note.updated",
                        "client_note.updated",
                        "client_note.deleted");
        assertThat(audit.get(3).as(AuditRecorded.class).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.field()).isEqualTo("body_html");
                    assertThat(change.newValue()).isEqualTo("***");
                });
        assertThat(texts(told) + texts(audit)).doesNotContain("alergică", "penicilină", "aspirină");
    }

    @Test
    void refusesWhatSaysNothingOrTooMuch() {
        reception.post(path, Map.of("body_html", " ")).expect(400, "VALIDATION_FAILED");
        reception.post(path, Map.of("body_html", "<p>\u00a0</p><img src=x>")).expect(400, "VALIDATION_FAILED");
        reception.post(path, Map.of("body_html", "x".repeat(20_001))).expect(400, "VALIDATION_FAILED");
        reception.post(path, Map.of("body_html", "<b>".repeat(340_000))).expect(400, "VALIDATION_FAILED");
        reception.post(path, Map.of("body_html", "x".repeat(1024 * 1024))).expect(413, "TOO_LARGE");
        reception
                .post(path, Map.of("body_html", "<div><b>".repeat(2_400) + "prea adânc"))
                .expect(400, "VALIDATION_FAILED");
        reception.post(path, Map.of("body_html", "&".repeat(20_000))).expect(201);
        api.as(clinic.viewer()).post(path, Map.of("body_html", "x")).expect(403, "FORBIDDEN");
    }

    @Test
    void isReadByItsIndexes() {
        UUID id = write("prima", false);

        for (Supplier<Find> query : List.<Supplier<Find>>of(
                () -> notes.query(new ClientId(patient)), () -> notes.earlierQuery(new NoteId(id)))) {
            String plan = TenantContext.call(clinic.id(), () -> query.get().explain())
                    .get("queryPlanner", Document.class)
                    .get("winningPlan", Document.class)
                    .toJson();
            assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
        }
    }

    private UUID write(String text, boolean pinned) {
        return reception
                .post(path, Map.of("body_html", text, "pinned", pinned))
                .expect(201)
                .id();
    }

    private List<JsonNode> list(String query) {
        return reception.get(path + query).expect(200).data().valueStream().toList();
    }

    private List<UUID> ids(String query) {
        return list(query).stream()
                .map(note -> UUID.fromString(note.path("id").asString()))
                .toList();
    }

    private static String texts(List<Events.Told> told) {
        StringBuilder all = new StringBuilder();
        told.forEach(one -> all.append(new String(one.value(), StandardCharsets.UTF_8)));
        return all.toString();
    }
}
