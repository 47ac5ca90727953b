package com.msaas.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.HostileBodies;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest(classes = NoteService.class, properties = NoteService.NAME)
class HostileRequestsTest {
    private static final ObjectNode GOOD = (ObjectNode) JsonMapper.shared()
            .readTree("{\"name\":\"good\",\"text\":\"$gt is text here\",\"tags\":[\"a\"],"
                    + "\"author\":{\"name\":\"Ana\",\"age\":7}}");

    @Autowired
    private ApiClient api;

    @Autowired
    private TestClinics clinics;

    @Autowired
    private Environment environment;

    private Clinic clinic;

    @BeforeEach
    void freshClinic() {
        clinic = clinics.fresh();
    }

    @Test
    void storeNothing() {
        api.as(clinic.owner()).post("/api/notes", GOOD.toString()).expect(201);
        long before = stored();

        for (Map.Entry<String, byte[]> hostile : HostileBodies.madeOf(GOOD).entrySet()) {
            Answer answer = api.as(clinic.owner()).once().post("/api/notes", hostile.getValue());

            assertThat(answer.status()).as(hostile.getKey() + " → " + answer).isIn(400, 413);
            assertThat(answer.json().path("success").asBoolean(true)).isFalse();
            assertThat(answer.code()).isIn("VALIDATION_FAILED", "MALFORMED_JSON", "TOO_LARGE");
        }

        assertThat(stored()).isEqualTo(before);
        assertThat(api.as(clinic.owner()).get("/api/notes").expect(200).data().toString())
                .isEqualTo("[\"good\"]");
    }

    @Test
    void anOperatorInsideATextIsText() {
        api.as(clinic.owner()).post("/api/notes", GOOD.toString()).expect(201);

        Document note = RealParts.database(environment.getRequiredProperty("clinic.mongodb.database"))
                .getCollection("notes")
                .find(new Document("tenant_id", clinic.id().value()))
                .first();
        assertThat(note).isNotNull();
        assertThat(note.getString("text")).isEqualTo("$gt is text here");
    }

    /// Everything in the service's database but the keys of the issuer.
    private long stored() {
        var database = RealParts.database(environment.getRequiredProperty("clinic.mongodb.database"));
        long documents = 0;
        for (String collection : new String[] {"notes", "effects", "outbox", "idempotent_answers"}) {
            documents += database.getCollection(collection).countDocuments();
        }
        return documents;
    }
}
