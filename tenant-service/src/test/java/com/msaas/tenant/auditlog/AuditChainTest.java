package com.msaas.tenant.auditlog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditChange;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.AuditSeverity;
import com.msaas.platform.id.Ids;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/// Writes into the database by hand what only somebody with a password for it could, and looks whether the log
/// notices.
@ServiceTest
class AuditChainTest {
    private static final Instant MORNING = Instant.parse("2027-01-04T08:00:00Z");
    private static final UUID PATIENT = Ids.next();

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Identity identity;

    @Autowired
    TestClock clock;

    @Autowired
    AuditLines lines;

    @Autowired
    MeterRegistry metrics;

    @Value("${clinic.mongodb.database}")
    String databaseName;

    @Test
    void isWholeWhenNobodyTouchesIt() {
        Clinic clinic = withLines(5);

        JsonNode found = verify(clinic);

        assertThat(found.path("intact").asBoolean()).as("%s", found).isTrue();
        assertThat(found.path("lines").asLong()).isEqualTo(5);
        assertThat(found.path("last_seq").asLong()).isEqualTo(5);
        assertThat(found.path("problems")).isEmpty();
    }

    @Test
    void noticesAChangedLineAndAChangedValue() {
        Clinic clinic = withLines(5);
        stored("audit_lines").updateOne(line(clinic, 2), set("action", "client.read"));
        stored("audit_lines").updateOne(line(clinic, 4), set("changes.0.new_value.value", "scheduled"));

        assertThat(problems(clinic)).containsExactly("change 2", "change 4");
    }

    @Test
    void noticesALineThatCannotEvenBeRead() {
        Clinic clinic = withLines(3);
        stored("audit_lines").updateOne(line(clinic, 2), unset("severity"));

        assertThat(problems(clinic)).containsExactly("change 2");
    }

    @Test
    void noticesWhatIsMissingWhereverItWas() {
        Clinic inBetween = withLines(5);
        stored("audit_lines").deleteOne(line(inBetween, 3));
        Clinic atTheEnd = withLines(3);
        stored("audit_lines").deleteOne(line(atTheEnd, 3));
        Clinic atTheBeginning = withLines(3);
        stored("audit_lines").deleteOne(line(atTheBeginning, 1));

        assertThat(problems(inBetween)).containsExactly("gap 3");
        assertThat(problems(atTheEnd)).containsExactly("cut 3");
        assertThat(problems(atTheBeginning)).containsExactly("cut 1");
    }

    @Test
    void noticesWhatWasPutIn() {
        Clinic clinic = withLines(3);
        Document copy = stored("audit_lines").find(line(clinic, 2)).first();
        assertThat(copy).isNotNull();
        stored("audit_lines")
                .insertOne(new Document(copy).append("_id", Ids.next()).append("seq", 4L));
        Document unnumbered = new Document(copy).append("_id", Ids.next());
        unnumbered.remove("seq");
        stored("audit_lines").insertOne(unnumbered);

        assertThat(problems(clinic)).containsExactly("change 0", "change 4");
    }

    @Test
    void noticesAChainThatWasComputedAnewFromAChangedLineOn() {
        Clinic clinic = withLines(5);

        computeAnew(clinic, 2);

        assertThat(problems(clinic)).containsExactly("change 5");

        // what follows must not vouch for it
        tell(clinic, MORNING);
        await().until(() -> verify(clinic).path("lines").asLong() == 6);
        assertThat(problems(clinic)).containsExactly("change 6");
    }

    @Test
    void keepsSevenYearsAndNoticesWhenLinesGoBeforeThat() {
        clock.stopAt(MORNING);
        Clinic clinic = withLines(3);
        clock.moveTo(Instant.parse("2027-02-01T00:01:00Z"));
        await().until(() -> verify(clinic).path("checkpoints").asInt() == 1);
        Instant later = Instant.parse("2033-06-01T08:00:00Z");
        tell(clinic, later);
        tell(clinic, later);
        await().until(() -> verify(clinic).path("lines").asLong() == 5);

        clock.moveTo(Instant.parse("2034-01-02T00:01:00Z"));
        await().until(() -> verify(clinic).path("checkpoints").asInt() == 2);
        assertThat(verify(clinic).path("lines").asLong()).isEqualTo(5);

        clock.moveTo(Instant.parse("2034-02-02T00:01:00Z"));
        await().until(() -> verify(clinic).path("removed_to").asLong() == 3);
        await().untilAsserted(() -> {
            JsonNode found = verify(clinic);
            assertThat(found.path("intact").asBoolean()).as("%s", found).isTrue();
            // the two that are left, and that the others went
            assertThat(found.path("lines").asLong()).isEqualTo(3);
        });

        stored("audit_lines").deleteMany(and(of(clinic), lte("seq", 4L)));
        assertThat(problems(clinic)).containsExactly("cut 4");
        stored("audit_heads").updateOne(of(clinic), set("removed_to", 4L));
        assertThat(problems(clinic)).contains("cut 4", "change 6");
    }

    @Test
    void signsNothingThatIsNotWhole() {
        clock.stopAt(MORNING);
        Clinic clinic = withLines(3);
        stored("audit_lines").updateOne(line(clinic, 2), set("action", "client.read"));
        double before = metrics.counter("clinic.audit.broken").count();

        clock.moveTo(Instant.parse("2027-02-01T00:01:00Z"));

        await().until(() -> metrics.counter("clinic.audit.broken").count() > before
                && stored("jobs").countDocuments(and(of(clinic), eq("key", "2027-03"))) == 1);
        assertThat(verify(clinic).path("checkpoints").asInt()).isZero();
    }

    @Test
    void forgetsAPersonsValuesAndStaysWhole() {
        Clinic clinic = withLines(2);
        ApiClient operator = api.as(identity.operatorToken());

        operator.post(
                        "/operations/audit-log/erasures",
                        Map.of("tenant_id", clinic.id().toString(), "subject_id", PATIENT.toString()))
                .expect(200);

        await().until(() -> verify(clinic).path("lines").asLong() == 3);
        JsonNode found = verify(clinic);
        assertThat(found.path("intact").asBoolean()).as("%s", found).isTrue();
        assertThat(found.path("erased_values").asLong()).isEqualTo(4);
        Answer shown = api.as(clinic.owner())
                .get("/api/audit-logs?resource_type=client")
                .expect(200);
        assertThat(shown.text()).doesNotContain("confirmed").contains("\"field\":\"status\"");
        stored("audit_lines").updateOne(line(clinic, 1), set("changes.0.new_value.value", "confirmed"));
        assertThat(problems(clinic)).containsExactly("change 1");
    }

    @Test
    void isWrittenForSpreadsheetsWithoutFormulas() {
        Clinic ours = withLines(2);
        Clinic theirs = withLines(1);
        events.publish(ours.id(), recorded(ours, MORNING, "=HYPERLINK(\"x\"), \"y\""));
        await().until(() -> verify(ours).path("lines").asLong() == 3);

        Answer csv = api.as(ours.owner())
                .get("/api/audit-logs/export?action=client.updated")
                .expect(200);

        assertThat(csv.header("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.header("Content-Disposition")).hasValue("attachment; filename=\"audit-log.csv\"");
        assertThat(csv.text().lines()).hasSize(4).first().asString().startsWith("timestamp,severity,action,");
        assertThat(csv.text())
                .contains("\"'=HYPERLINK(\"\"x\"\"), \"\"y\"\"\"", "status: scheduled → confirmed")
                .doesNotContain(theirs.owner().id().toString());
        await().until(() -> api.as(ours.owner())
                .get("/api/audit-logs?action=audit.exported")
                .text()
                .contains("critical"));
    }

    /// As somebody would who can write the database and knows how the chain is made, but not the key.
    private void computeAnew(Clinic clinic, long changed) {
        stored("audit_lines").updateOne(line(clinic, changed), set("action", "client.read"));
        Position[] at = {Position.START};
        TenantContext.run(
                clinic.id(),
                () -> lines.walk(one -> {
                    at[0] = at[0].after(one.line().orElseThrow());
                    stored("audit_lines").updateOne(line(clinic, one.seq()), set("hash", at[0].hash()));
                }));
        stored("audit_heads").updateOne(of(clinic), set("hash", at[0].hash()));
    }

    private Clinic withLines(int count) {
        Clinic clinic = clinics.fresh();
        for (int line = 0; line < count; line++) {
            tell(clinic, MORNING);
        }
        await().until(() -> verify(clinic).path("lines").asLong() == count);
        return clinic;
    }

    private void tell(Clinic clinic, Instant at) {
        events.publish(clinic.id(), recorded(clinic, at, "browser"));
    }

    private static AuditRecorded recorded(Clinic clinic, Instant at, String userAgent) {
        return new AuditRecorded(
                Ids.next(),
                1,
                "client.updated",
                "client",
                PATIENT.toString(),
                AuditActorKind.USER,
                clinic.owner().id(),
                "owner",
                "203.0.113.7",
                userAgent,
                "request-1",
                AuditSeverity.INFO,
                List.of(AuditChange.of("status", "scheduled", "confirmed"), AuditChange.masked("notes", null, null)),
                at);
    }

    private JsonNode verify(Clinic clinic) {
        return api.as(clinic.owner()).get("/api/audit-logs/verify").expect(200).data();
    }

    private List<String> problems(Clinic clinic) {
        return verify(clinic)
                .path("problems")
                .valueStream()
                .map(one -> one.path("kind").asString() + " " + one.path("seq").asLong())
                .toList();
    }

    private MongoCollection<Document> stored(String collection) {
        return RealParts.database(databaseName).getCollection(collection);
    }

    private static Bson of(Clinic clinic) {
        return eq("tenant_id", clinic.id().value());
    }

    private static Bson line(Clinic clinic, long seq) {
        return and(of(clinic), eq("seq", seq));
    }
}
