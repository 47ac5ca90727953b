package com.msaas.crm.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.contracts.Topic;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ClientsTest {
    private static final Map<String, Object> ILIESCU = Map.of(
            "first_name", "Ioana",
            "last_name", "Ilieșcu",
            "emails", List.of("Ioana.Iliescu@example.ro"),
            "phones", List.of("0722 123 456"),
            "birth_date", "1988-02-29",
            "address", "Str. Păcii 7, Iași",
            "source", "recomandare",
            "tags", List.of("ortodonție", " ortodonție "),
            "notes", "alergică la penicilină");

    private static final String CNP = "2880229400011";

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Value("${clinic.mongodb.database}")
    String database;

    private Clinic clinic;
    private ApiClient reception;

    @BeforeEach
    void opensAClinic() {
        clinic = clinics.fresh();
        reception = api.as(clinic.staff());
    }

    @Test
    void keepsAFileOnANewPatient() {
        Answer added = reception.post("/api/clients", ILIESCU).expect(201);

        JsonNode file = added.data();
        assertThat(file.path("first_name").asString()).isEqualTo("Ioana");
        assertThat(file.path("last_name").asString()).isEqualTo("Ilieșcu");
        assertThat(texts(file.path("emails"))).containsExactly("ioana.iliescu@example.ro");
        assertThat(texts(file.path("phones"))).containsExactly("+40722123456");
        assertThat(texts(file.path("tags"))).containsExactly("ortodonție");
        assertThat(file.path("birth_date").asString()).isEqualTo("1988-02-29");
        assertThat(file.path("status").asString()).isEqualTo("active");
        assertThat(file.path("total_spent").toString()).isEqualTo("{\"amount\":\"0.00\",\"currency\":\"RON\"}");
        assertThat(file.path("appointments_count").asLong(-1)).isZero();
        assertThat(file.path("no_show_count").asLong(-1)).isZero();
        assertThat(file.path("lead_score").asLong(-1)).isZero();
        assertThat(file.path("last_appointment_at").isNull()).isTrue();
        assertThat(file.path("next_appointment_at").isNull()).isTrue();
        assertThat(file.path("version").asLong()).isEqualTo(1);
        assertThat(added.header("ETag")).hasValue("\"1\"");
        assertThat(reception.get("/api/clients/" + added.id()).expect(200).data())
                .isEqualTo(file);
    }

    @Test
    void tellsTheOthersOfItWithoutAWordAboutWhoItIs() {
        UUID id = reception.post("/api/clients", ILIESCU).expect(201).id();
        reception
                .patch("/api/clients/" + id, Map.of("phones", List.of("0733123456"), "status", "inactive"))
                .expect(200);
        reception.delete("/api/clients/" + id).expect(204);
        reception.send("POST", "/api/clients/" + id + "/restore", null).expect(200);

        List<Events.Told> told = events.read(Topic.CRM_CLIENT, clinic.id()).await(4);
        assertThat(told.getFirst().as(ClientAdded.class).status()).isEqualTo("active");
        ClientDetailsChanged changed = told.get(1).as(ClientDetailsChanged.class);
        assertThat(changed.changedFields()).containsExactly("phones", "status");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(told.get(2).as(ClientDetailsChanged.class).status()).isEqualTo("deleted");
        assertThat(told.get(3).as(ClientDetailsChanged.class).status()).isEqualTo("inactive");
        assertThat(told).allSatisfy(one -> {
            assertThat(one.envelope().subject()).isEqualTo(id);
            assertThat(one.envelope().user()).hasValue(clinic.staff().id());
        });
        assertThat(texts(told)).doesNotContain("Ioana", "Ilieșcu", "iliescu", "722123456", "733123456");
    }

    @Test
    void leavesATraceOfWhoDidWhatWithWhatIsPersonalMasked() {
        UUID id = reception.post("/api/clients", ILIESCU).expect(201).id();
        reception
                .patch("/api/clients/" + id, Map.of("first_name", "Ana", "status", "inactive"))
                .expect(200);

        List<Events.Told> told = events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(2);
        AuditRecorded created = told.getFirst().as(AuditRecorded.class);
        assertThat(created.action()).isEqualTo("client.created");
        assertThat(created.resourceId()).isEqualTo(id.toString());
        assertThat(created.userId()).isEqualTo(clinic.staff().id());
        AuditRecorded updated = told.get(1).as(AuditRecorded.class);
        assertThat(updated.changes()).hasSize(2).anySatisfy(change -> {
            assertThat(change.field()).isEqualTo("first_name");
            assertThat(change.newValue()).isEqualTo("***");
        });
        assertThat(updated.changes()).anySatisfy(change -> {
            assertThat(change.field()).isEqualTo("status");
            assertThat(change.oldValue()).isEqualTo("active");
            assertThat(change.newValue()).isEqualTo("inactive");
        });
        assertThat(texts(told)).doesNotContain("Ioana", "Ilieșcu", "722123456", "penicilină", "Păcii", "ortodonție");
    }

    @Test
    void keepsANationalIdSealedAndShowsItsLastDigits() {
        Answer added = reception
                .once()
                .post("/api/clients", Map.of("first_name", "Ana", "last_name", "Pop", "national_id", CNP))
                .expect(201);
        assertThat(added.data().path("national_id").asString()).isEqualTo("*********" + CNP.substring(9));

        String path = "/api/clients/" + added.id();
        JsonNode renamed =
                reception.patch(path, Map.of("first_name", "Ioana")).expect(200).data();
        assertThat(renamed.path("national_id")).isEqualTo(added.data().path("national_id"));

        events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(2);
        for (String collection : RealParts.database(database).listCollectionNames()) {
            for (Document document :
                    RealParts.database(database).getCollection(collection).find()) {
                assertThat(document.toJson()).doesNotContain(CNP);
            }
        }
        Map<String, Object> without = new HashMap<>();
        without.put("national_id", null);
        assertThat(reception
                        .patch(path, without)
                        .expect(200)
                        .data()
                        .path("national_id")
                        .isNull())
                .isTrue();
    }

    @Test
    void makesOneFileHoweverOftenTheSameRequestIsSent() {
        ApiClient once = reception.once();

        UUID first = once.post("/api/clients", ILIESCU).expect(201).id();
        UUID again = once.post("/api/clients", ILIESCU).expect(201).id();

        assertThat(again).isEqualTo(first);
        assertThat(reception.get("/api/clients").data().size()).isEqualTo(1);
    }

    @Nested
    class Changing {
        @Test
        void writesWhatIsNamedAndLeavesTheRest() {
            UUID id = reception.post("/api/clients", ILIESCU).expect(201).id();

            JsonNode file = reception
                    .patch("/api/clients/" + id, "{\"first_name\":\"Ana\",\"address\":null,\"tags\":[]}")
                    .expect(200)
                    .data();

            assertThat(file.path("first_name").asString()).isEqualTo("Ana");
            assertThat(file.path("last_name").asString()).isEqualTo("Ilieșcu");
            assertThat(file.path("address").isNull()).isTrue();
            assertThat(file.path("tags").size()).isZero();
            assertThat(texts(file.path("phones"))).containsExactly("+40722123456");
            assertThat(file.path("version").asLong()).isEqualTo(2);
        }

        @Test
        void losesNothingWhenTwoChangeTheSameFile() {
            UUID id = reception.post("/api/clients", ILIESCU).expect(201).id();
            reception
                    .header("If-Match", "\"1\"")
                    .patch("/api/clients/" + id, Map.of("notes", "prima"))
                    .expect(200);

            Answer late = reception.header("If-Match", "\"1\"").patch("/api/clients/" + id, Map.of("notes", "a doua"));

            late.expect(409, "VERSION_MISMATCH");
            assertThat(reception.get("/api/clients/" + id).data().path("notes").asString())
                    .isEqualTo("prima");
        }

        @Test
        void isNoChangeWhenNothingIsDifferent() {
            UUID id = reception.post("/api/clients", ILIESCU).expect(201).id();

            JsonNode file = reception
                    .patch("/api/clients/" + id, Map.of("first_name", " Ioana ", "phones", List.of("+40722123456")))
                    .expect(200)
                    .data();

            assertThat(file.path("version").asLong()).isEqualTo(1);
        }
    }

    @Nested
    class Deleting {
        @Test
        void takesTheFileOutOfUseUntilItIsBroughtBack() {
            UUID id = reception.post("/api/clients", ILIESCU).expect(201).id();

            reception.delete("/api/clients/" + id).expect(204);

            reception.get("/api/clients/" + id).expect(404, "NOT_FOUND");
            reception.patch("/api/clients/" + id, Map.of("notes", "x")).expect(404, "NOT_FOUND");
            reception.delete("/api/clients/" + id).expect(404, "NOT_FOUND");
            assertThat(reception.get("/api/clients").data().size()).isZero();

            JsonNode back = reception
                    .send("POST", "/api/clients/" + id + "/restore", null)
                    .expect(200)
                    .data();
            assertThat(back.path("version").asLong()).isEqualTo(3);
            reception.get("/api/clients/" + id).expect(200);
        }

        @Test
        void isUndoneOnlyForTheVersionThatIsMeant() {
            UUID id = reception.post("/api/clients", ILIESCU).expect(201).id();
            reception.delete("/api/clients/" + id).expect(204);
            String restore = "/api/clients/" + id + "/restore";

            reception.header("If-Match", "\"1\"").send("POST", restore, null).expect(409, "VERSION_MISMATCH");
            reception.get("/api/clients/" + id).expect(404, "NOT_FOUND");

            reception.header("If-Match", "\"2\"").send("POST", restore, null).expect(200);
        }
    }

    @Nested
    class Refusing {
        @Test
        void namesEveryWrongFieldAtOnce() {
            Answer refused = reception.post(
                    "/api/clients",
                    Map.of(
                            "last_name",
                            " ",
                            "emails",
                            List.of("ana@example.ro", "ana"),
                            "phones",
                            List.of("telefon"),
                            "birth_date",
                            "1988-02-30",
                            "height",
                            170));

            refused.expect(400, "VALIDATION_FAILED");
            assertThat(refused.details())
                    .extracting(problem -> problem.path("field").asString())
                    .containsExactlyInAnyOrder(
                            "first_name", "last_name", "emails[1]", "phones[0]", "birth_date", "height");
        }

        @Test
        void takesNoBirthDateThatIsYetToCome() {
            Answer refused = reception.post(
                    "/api/clients", Map.of("first_name", "Ana", "last_name", "Pop", "birth_date", "2999-01-01"));

            refused.expect(400, "VALIDATION_FAILED");
            assertThat(refused.details().get(0).path("field").asString()).isEqualTo("birth_date");
        }

        @Test
        void takesNoNationalIdWithAWrongCheckDigit() {
            Answer refused = reception.post(
                    "/api/clients", Map.of("first_name", "Ana", "last_name", "Pop", "national_id", "2880229400010"));

            refused.expect(400, "VALIDATION_FAILED");
            assertThat(refused.details().get(0).path("field").asString()).isEqualTo("national_id");
        }
    }

    @Nested
    class Listing {
        @BeforeEach
        void addsThree() {
            add("Ștefan", "Țurcanu", "0722000001", "vip");
            add("Ana", "Bălan", "0722000002", "vip", "copil");
            add("Mihai", "Călinescu", "0722000003");
        }

        @Test
        void goesByFamilyNameUnlessAskedOtherwise() {
            assertThat(names("")).containsExactly("Bălan", "Călinescu", "Țurcanu");
            assertThat(names("?sort=-name")).containsExactly("Țurcanu", "Călinescu", "Bălan");
            assertThat(names("?sort=created_at")).containsExactly("Țurcanu", "Bălan", "Călinescu");
        }

        @Test
        void showsAPageAndHowManyThereAre() {
            Answer page = reception.get("/api/clients?page=2&limit=2").expect(200);

            assertThat(page.data().size()).isEqualTo(1);
            JsonNode pagination = page.json().path("meta").path("pagination");
            assertThat(pagination.path("total").asLong()).isEqualTo(3);
            assertThat(pagination.path("pages").asLong()).isEqualTo(2);
        }

        @Test
        void findsByNamePhoneStatusAndTag() {
            UUID balan = id("Bălan");
            reception
                    .patch("/api/clients/" + balan, Map.of("status", "inactive"))
                    .expect(200);

            assertThat(names("?search=turc")).containsExactly("Țurcanu");
            assertThat(names("?search=0722%20000%20003")).containsExactly("Călinescu");
            assertThat(names("?status=inactive")).containsExactly("Bălan");
            assertThat(names("?status=inactive,active")).hasSize(3);
            assertThat(names("?tags=vip")).containsExactly("Bălan", "Țurcanu");
            assertThat(names("?tags=vip,copil")).containsExactly("Bălan");
            assertThat(names("?search=$ne")).isEmpty();
            assertThat(names("?search=.*")).hasSize(3);
            reception.get("/api/clients?sort=notes").expect(400, "VALIDATION_FAILED");
            reception.get("/api/clients?limit=101").expect(400, "VALIDATION_FAILED");
        }

        private void add(String first, String last, String phone, String... tags) {
            reception
                    .post(
                            "/api/clients",
                            Map.of("first_name", first, "last_name", last, "phones", List.of(phone), "tags", tags))
                    .expect(201);
        }

        private UUID id(String last) {
            for (JsonNode file : reception.get("/api/clients").data()) {
                if (file.path("last_name").asString().equals(last)) {
                    return UUID.fromString(file.path("id").asString());
                }
            }
            throw new AssertionError("nobody is called " + last);
        }

        private List<String> names(String query) {
            return reception
                    .get("/api/clients" + query)
                    .expect(200)
                    .data()
                    .valueStream()
                    .map(file -> file.path("last_name").asString())
                    .toList();
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static String texts(List<Events.Told> told) {
        StringBuilder all = new StringBuilder();
        told.forEach(one -> all.append(new String(one.value(), StandardCharsets.UTF_8)));
        return all.toString();
    }
}
