package com.msaas.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditChange;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.ClientContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Plans;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ImportTest {
    private static final String CNP = "2880229400011";

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Plans plans;

    @Autowired
    Events events;

    @Autowired
    Outcomes outcomes;

    @Value("${clinic.mongodb.database}")
    String database;

    private Clinic clinic;
    private ApiClient reception;

    @BeforeEach
    void opensAClinic() {
        clinic = clinics.fresh();
        plans.put(clinic.id(), "pro", "clients", null, null);
        reception = api.as(clinic.staff());
    }

    @Test
    void makesEachGoodRowAFileAndTellsOfTheOthers() {
        UUID known = add("Maria", "0744 000 111");
        String csv = """
                \uFEFFNume;Prenume;Telefon;E-mail;Data nașterii;CNP;Adresă;Etichete;Sursă;Observații\r
                Ilieşcu;Ioana;0722 123 456 / 0733123456;Ioana@Example.ro;29.02.1988;%s;"str. Păcii 3; ap. 2";ortodonție, vip;recomandare;"spune ""da"",\r
                mereu"\r
                \r
                Pop;;07;ana@;31.02.1990;123;;;;\r
                Marin;Maria;+40744000111;;;;;;;\r
                Ilieșcu;Ioana;;ioana@example.RO;;;;;;\r
                Dinu;Dan;0766000111;;01/02/1980;;;;;;prea mult\r
                Dinu;Dana;0766000112;;2999-01-01;;;;;\r
                Dinu;Dora;0766000113;;1.2.1980;;;;;\r
                """.formatted(CNP);

        JsonNode report = done(Form.of(csv));

        assertThat(report.path("state").asString()).isEqualTo("done");
        assertThat(report.path("total").asInt()).isEqualTo(7);
        assertThat(report.path("processed").asInt()).isEqualTo(7);
        assertThat(report.path("created").asInt()).isEqualTo(2);
        assertThat(problems(report))
                .containsExactlyInAnyOrder(
                        "4 first_name",
                        "4 phones[0]",
                        "4 emails[0]",
                        "4 birth_date",
                        "4 national_id",
                        "7 null",
                        "8 birth_date");
        UUID ioana = id("Ilieșcu");
        assertThat(report.path("duplicates").valueStream().map(ImportTest::twin))
                .containsExactly("5 " + known + " phone null", "6 " + ioana + " email 2");
        assertThat(report.toString()).doesNotContain("ana@", "Marin", "722123456", "prea mult", CNP);

        JsonNode file = reception.get("/api/clients/" + ioana).expect(200).data();
        assertThat(file.path("first_name").asString()).isEqualTo("Ioana");
        assertThat(texts(file.path("phones"))).containsExactly("+40722123456", "+40733123456");
        assertThat(texts(file.path("emails"))).containsExactly("ioana@example.ro");
        assertThat(file.path("birth_date").asString()).isEqualTo("1988-02-29");
        assertThat(file.path("national_id").asString()).isEqualTo("*********0011");
        assertThat(file.path("address").asString()).isEqualTo("str. Păcii 3; ap. 2");
        assertThat(texts(file.path("tags"))).containsExactly("ortodonție", "vip");
        assertThat(file.path("source").asString()).isEqualTo("recomandare");
        assertThat(file.path("notes").asString()).isEqualTo("spune \"da\",\r\nmereu");
        assertThat(names()).containsExactlyInAnyOrder("Pop", "Ilieșcu", "Dinu");
    }

    @Test
    void tellsOfEachFileAndOfTheWholeInTheNameOfWhoSentIt() {
        done(Form.of("nume,prenume,telefon\nPop,Ana,0722000001\nPop,Ion,0722000002\n"));

        List<AuditRecorded> told = events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(4).stream()
                .map(one -> one.as(AuditRecorded.class))
                .toList();
        assertThat(told)
                .extracting(AuditRecorded::action)
                .containsExactly("clients.import_begun", "client.created", "client.created", "clients.imported");
        assertThat(told).allSatisfy(one -> {
            assertThat(one.actorKind()).isEqualTo(AuditActorKind.USER);
            assertThat(one.userId()).isEqualTo(clinic.staff().id());
        });
        assertThat(told.getLast().changes())
                .extracting(AuditChange::field, AuditChange::newValue)
                .contains(Tuple.tuple("created", "2"), Tuple.tuple("processed", "2"));
        assertThat(events.read(Topic.CRM_CONTACT, clinic.id()).await(2))
                .extracting(one -> one.as(ClientContact.class).phones().getFirst())
                .containsExactlyInAnyOrder("+40722000001", "+40722000002");
    }

    @Test
    void saysBeforehandWhatItWouldDo() {
        UUID known = add("Maria", "0744000111");

        JsonNode report = done(Form.of("""
                        first name,last name,phone
                        Ana,Pop,0722000001
                        Ion,Pop,0744000111
                        Ina,Pop,40722000001
                        Ilie,Pop,12
                        """).with("dry_run", "true"));

        assertThat(report.path("dry_run").asBoolean()).isTrue();
        assertThat(report.path("processed").asInt()).isEqualTo(4);
        assertThat(report.path("created").asInt()).isEqualTo(1);
        assertThat(report.path("duplicates").valueStream().map(ImportTest::twin))
                .containsExactly("3 " + known + " phone null", "4 null phone 2");
        assertThat(problems(report)).containsExactly("5 phones[0]");
        assertThat(names()).hasSize(1);
        assertThat(stored("client_import_contacts")).isZero();
        assertThat(events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(3))
                .extracting(one -> one.as(AuditRecorded.class).action())
                .containsExactly("client.created", "clients.import_begun", "clients.import_tried");
    }

    @Test
    void saysBeforehandForHowManyThePlanHasRoom() {
        String four = "nume,prenume\nPop,Ana\nDinu,Dan\nDinu,Dora\nMarin,Maria\n";
        assertThat(done(Form.of(four).with("dry_run", "true")).path("plan_left").isNull())
                .as("without limit")
                .isTrue();

        plans.put(clinic.id(), "free", "clients", 3L, "starter");
        JsonNode tried = done(Form.of(four).with("dry_run", "true"));
        assertThat(tried.path("plan_left").asInt()).isEqualTo(3);
        assertThat(tried.path("created").asInt()).isEqualTo(4);

        JsonNode report = done(Form.of(four));
        assertThat(report.path("state").asString()).isEqualTo("stopped");
        assertThat(report.path("created").asInt()).isEqualTo(3);
        assertThat(names()).hasSize(3);
    }

    @Test
    void forgetsWhatTheRowsSaid() {
        done(Form.of("nume,prenume,telefon\nPop,Ana,0722000001\nPop,Ion,07\n"));

        assertThat(stored("client_import_rows")).isZero();
        assertThat(stored("client_import_outcomes")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"windows-1250", "ISO-8859-2", "UTF-8", "UTF-16LE"})
    void readsWhatOtherProgramsWrite(String charset) {
        String mark = charset.equals("UTF-16LE") ? "\uFEFF" : "";
        String csv = mark + "Nume\tPrenume\tNotiţe\rŞerban\tŢuţu Ştefan\tîncă ăla\r";

        done(Form.of(csv.getBytes(Charset.forName(charset))));

        JsonNode file = reception.get("/api/clients").data().get(0);
        assertThat(file.path("last_name").asString()).isEqualTo("Șerban");
        assertThat(file.path("first_name").asString()).isEqualTo("Țuțu Ștefan");
        assertThat(file.path("notes").asString()).isEqualTo("încă ăla");
    }

    @Test
    void takesColumnsForWhatTheMappingSays() {
        JsonNode report = done(Form.of("Client,Nr. tel,Cod,Nume\nPop,0722000001,Ana,x\n")
                .with("mapping", "{\"client\":\"last_name\",\"Nr. tel\":\"phones\",\"Cod\":\"first_name\"}"));

        assertThat(report.path("created").asInt()).isEqualTo(1);
        assertThat(texts(report.path("fields"))).containsExactly("first_name", "last_name", "phones");
        JsonNode file = reception.get("/api/clients").data().get(0);
        assertThat(file.path("first_name").asString()).isEqualTo("Ana");
        assertThat(file.path("last_name").asString()).isEqualTo("Pop");
    }

    @Test
    void takesTheSameFileUnderOneKeyOnce() {
        String csv = "nume,prenume,telefon\nPop,Ana,0722000001\n";
        ApiClient once = reception.once();

        Answer first = Form.of(csv).sendTo(once).expect(202);
        Answer again = Form.of(csv).sendTo(once).expect(202);

        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(again.data()).isEqualTo(first.data());
        Form.of(csv + "Pop,Ion,\n").sendTo(once).expect(422, "IDEMPOTENCY_KEY_REUSED");
        report(first, 1);
        assertThat(names()).hasSize(1);
    }

    @Test
    void losesNoContactToSomebodyWhoWritesPatientsDownMeanwhile() {
        List<String> phones =
                IntStream.range(0, 60).mapToObj("07220100%02d"::formatted).toList();
        StringBuilder csv = new StringBuilder("nume,prenume,telefon\n");
        phones.forEach(phone -> csv.append("Pop,Ana,").append(phone).append('\n'));
        AtomicInteger added = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();

        Answer begun = Form.of(csv.toString()).sendTo(reception).expect(202);
        CompletableFuture<Void> byHand =
                CompletableFuture.runAsync(() -> phones.reversed().forEach(phone -> {
                    Answer answer = reception.post("/api/clients", file("Ion", phone));
                    (answer.status() == 201 ? added : refused).incrementAndGet();
                }));
        byHand.join();
        JsonNode report = report(begun, 60);

        int created = report.path("created").asInt();
        assertThat(created).isPositive();
        assertThat(added.get()).isPositive();
        assertThat(created + added.get()).isEqualTo(60);
        assertThat(report.path("duplicates").size() + refused.get()).isEqualTo(60);
        assertThat(reception
                        .get("/api/clients")
                        .json()
                        .at("/meta/pagination/total")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    void refusesWhatCannotBeImportedAtAll() {
        assertThat(refusal(Form.of(""))).isEqualTo("file is empty: its first row has to name the columns");
        assertThat(refusal(Form.of("nume,prenume\n,\n")))
                .isEqualTo("file has no rows below the one that names the columns");
        assertThat(refusal(Form.of("Pop,Ana\nPop,Ion\n")))
                .isEqualTo("file has no column for first_name: call one prenume in its first row, or send a mapping; "
                        + "file has no column for last_name: call one nume in its first row, or send a mapping");
        assertThat(refusal(Form.of("nume,prenume,cnp,CNP\nPop,Ana,,\n")))
                .isEqualTo("file has several columns for national_id: send a mapping");
        assertThat(refusal(Form.of("nume,prenume\n\"Pop\"a,Ana\n")))
                .startsWith("file has a quote in it that does not enclose a whole cell");
        assertThat(refusal(Form.of("nume,prenume\n\"Pop,Ana\nPop,Ion\n")))
                .isEqualTo("file has a quote in row 2 or before that is never closed");
        assertThat(refusal(Form.of(new byte[] {'P', 'K', 3, 4, 0, 0})))
                .isEqualTo("file is a workbook: save it as CSV and send that");
        String good = "nume,prenume\nPop,Ana\n";
        assertThat(refusal(Form.of(good).with("dry_run", "da"))).isEqualTo("dry_run must be true or false");
        assertThat(refusal(Form.of(good).with("mapping", "[]"))).startsWith("mapping must be a JSON object");
        assertThat(refusal(Form.of(good).with("mapping", "{\"nume\":\"height\",\"x\":\"notes\"}")))
                .startsWith("mapping.nume must be a field of a client, such as first_name; "
                        + "mapping.x is no column of the file");
        assertThat(refusal(Form.of(good).with("tenant_id", "1")))
                .isEqualTo("body must have no parts but file, dry_run, mapping");
        assertThat(refusal(new Form().with("dry_run", "true"))).isEqualTo("file is required");
        assertThat(refusal(Form.of(good).part("file", new byte[0]))).isEqualTo("file is there twice");
        assertThat(stored("client_imports")).isZero();
    }

    @Test
    void refusesWhatIsTooLarge() {
        byte[] header = "nume,prenume,note\nPop,Ana,".getBytes(StandardCharsets.UTF_8);
        byte[] largest = padded(header, Upload.LARGEST_FILE);
        byte[] larger = padded(header, Upload.LARGEST_FILE + 1);
        String rows = "nume,prenume\n" + "Pop,Ana\n".repeat(ClientFile.MOST_ROWS + 1);

        Form.of(larger).sendTo(reception).expect(413, "TOO_LARGE");
        Form.of(padded(header, 6 * 1024 * 1024)).sendTo(reception).expect(413, "TOO_LARGE");
        Form.of(rows).sendTo(reception).expect(413, "TOO_LARGE");
        reception.send("POST", "/api/clients", padded(header, 2 * 1024 * 1024)).expect(413, "TOO_LARGE");

        JsonNode report = done(Form.of(largest));
        assertThat(problems(report)).containsExactly("2 notes");
    }

    @Test
    void isNothingForViewersNorForOtherClinics() {
        Answer begun = Form.of("nume,prenume\nPop,Ana\n").sendTo(reception).expect(202);
        String path = "/api/clients/import/" + begun.data().path("job_id").asString();

        Form.of("nume,prenume\nPop,Ana\n").sendTo(api.as(clinic.viewer())).expect(403, "FORBIDDEN");
        api.as(clinic.viewer()).get(path).expect(403, "FORBIDDEN");
        api.as(clinics.fresh().owner()).get(path).expect(404, "NOT_FOUND");
        report(begun, 1);
    }

    @Test
    void findsOutcomesByTheirIndexes() {
        JsonNode report = done(Form.of("nume,prenume\nPop,Ana\nPop,\n"));
        ImportId id = new ImportId(UUID.fromString(report.path("job_id").asString()));

        assertThat(plan(() -> outcomes.notCreatedQuery(id)))
                .contains("IXSCAN")
                .doesNotContain("COLLSCAN")
                .doesNotContain("\"SORT\"");
        assertThat(plan(() -> outcomes.rowsQuery(id, List.of()))).doesNotContain("COLLSCAN");
    }

    private String plan(Supplier<Find> query) {
        return TenantContext.call(clinic.id(), () -> query.get().explain())
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
    }

    private JsonNode done(Form form) {
        Answer begun = form.sendTo(reception).expect(202);
        String path = "/api/clients/import/" + begun.data().path("job_id").asString();
        return await().until(
                        () -> reception.get(path).expect(200).data(),
                        report -> !report.path("ended_at").isNull());
    }

    private JsonNode report(Answer begun, int processed) {
        String path = "/api/clients/import/" + begun.data().path("job_id").asString();
        return await().until(
                        () -> reception.get(path).expect(200).data(),
                        report -> report.path("state").asString().equals("done")
                                && report.path("processed").asInt() == processed);
    }

    private String refusal(Form form) {
        Answer refused = form.sendTo(reception);
        refused.expect(400, "VALIDATION_FAILED");
        List<String> problems = new ArrayList<>();
        refused.details()
                .forEach(one -> problems.add(
                        one.path("field").asString() + " " + one.path("message").asString()));
        return String.join("; ", problems);
    }

    private UUID add(String first, String phone) {
        return reception.post("/api/clients", file(first, phone)).expect(201).id();
    }

    private static Map<String, Object> file(String first, String phone) {
        return Map.of("first_name", first, "last_name", "Pop", "phones", List.of(phone));
    }

    private UUID id(String last) {
        return reception
                .get("/api/clients")
                .data()
                .valueStream()
                .filter(one -> one.path("last_name").asString().equals(last))
                .map(one -> UUID.fromString(one.path("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return reception
                .get("/api/clients")
                .data()
                .valueStream()
                .map(one -> one.path("last_name").asString())
                .toList();
    }

    private long stored(String collection) {
        return RealParts.database(database)
                .getCollection(collection)
                .countDocuments(new Document("tenant_id", clinic.id().value()));
    }

    private static List<String> problems(JsonNode report) {
        return report.path("errors")
                .valueStream()
                .map(one -> one.path("row").asInt() + " " + one.path("field").asString("null"))
                .toList();
    }

    private static String twin(JsonNode one) {
        return one.path("row").asInt() + " " + one.path("client_id").asString("null") + " "
                + one.path("matched_on").asString() + " "
                + (one.path("other_row").isNull()
                        ? "null"
                        : one.path("other_row").asInt());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static byte[] padded(byte[] beginning, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        System.arraycopy(beginning, 0, bytes, 0, beginning.length);
        return bytes;
    }
}
