package com.msaas.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.Topic;
import com.msaas.crm.client.AddClient;
import com.msaas.crm.client.ClientForm;
import com.msaas.crm.client.ObstructedAddClient;
import com.msaas.crm.matching.Contacts;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Plans;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

/// The service's own worker stands still while somebody dies in the middle of an import, and then goes on.
@ServiceTest
class ImportAcrossDeathsTest {
    private static final int ROWS = 130;

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Plans plans;

    @Autowired
    Events events;

    @Autowired
    Jobs jobs;

    @Autowired
    BeanFactory beans;

    @Autowired
    @Qualifier("jobWorker")
    SmartLifecycle worker;

    @Value("${clinic.mongodb.database}")
    String database;

    private Clinic clinic;
    private ApiClient reception;

    @BeforeEach
    void stopsTheWorker() {
        clinic = clinics.fresh();
        plans.put(clinic.id(), "pro", "clients", null, null);
        reception = api.as(clinic.staff());
        worker.stop();
    }

    @AfterEach
    void startsTheWorker() {
        if (!worker.isRunning()) {
            worker.start();
        }
    }

    @Test
    void makesEachRowAFileOnceThoughOneDiesInTheMiddle() {
        Answer begun = Form.of(csv()).sendTo(reception).expect(202);
        Job job = job();

        assertThatThrownBy(() -> run(dyingAfter(37), job)).hasMessage("died");
        assertThat(report(begun).path("processed").asInt()).isEqualTo(37);
        assertThat(files()).isEqualTo(37);
        assertThatThrownBy(() -> run(dyingAfter(0), job)).hasMessage("died");
        assertThat(files()).isEqualTo(37);
        worker.start();

        JsonNode report = await().until(
                        () -> report(begun), one -> one.path("state").asString().equals("done"));
        assertThat(report.path("created").asInt()).isEqualTo(ROWS);
        assertThat(report.path("errors").size() + report.path("duplicates").size())
                .isZero();
        assertThat(files()).isEqualTo(ROWS);
        assertThat(collection("client_import_outcomes").countDocuments(mine())).isEqualTo(ROWS);
        assertThat(collection("client_import_rows").countDocuments(mine())).isZero();
        List<Events.Told> told = events.read(Topic.CRM_CLIENT, clinic.id()).await(ROWS);
        assertThat(told)
                .hasSize(ROWS)
                .extracting(one -> one.as(ClientAdded.class).clientId())
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesARowToWhoeverHasTakenTheJobWhileOneStoodStill() {
        Answer begun = Form.of(csv()).sendTo(reception).expect(202);
        Job job = job();
        ImportJob awake = beans.getBean(ImportJob.class);
        ImportJob asleep = job(ObstructedAddClient.standingStill(
                beans,
                20,
                () -> CompletableFuture.runAsync(() -> run(awake, job)).join()));

        assertThatThrownBy(() -> run(asleep, job)).isInstanceOf(IllegalStateException.class);

        assertThat(report(begun).path("processed").asInt()).isEqualTo(Rows.IN_A_BATCH);
        worker.start();
        JsonNode report = await().until(
                        () -> report(begun), one -> one.path("state").asString().equals("done"));
        assertThat(report.path("created").asInt()).isEqualTo(ROWS);
        assertThat(report.path("duplicates").size()).isZero();
        assertThat(files()).isEqualTo(ROWS);
    }

    @Test
    void findsTwinsInAFileThatIsTriedAcrossADeath() {
        String csv = csv() + "Pop,Ana," + phone(3) + "\n";
        Answer begun = Form.of(csv).with("dry_run", "true").sendTo(reception).expect(202);
        Job job = job();

        run(beans.getBean(ImportJob.class), job);
        run(beans.getBean(ImportJob.class), job);
        worker.start();

        JsonNode report = await().until(
                        () -> report(begun), one -> one.path("state").asString().equals("done"));
        assertThat(report.path("created").asInt()).isEqualTo(ROWS);
        assertThat(report.path("duplicates").get(0).path("row").asInt()).isEqualTo(ROWS + 2);
        assertThat(report.path("duplicates").get(0).path("other_row").asInt()).isEqualTo(5);
        assertThat(files()).isZero();
    }

    @Test
    void stopsWhereThePlanEnds() {
        Answer begun = Form.of(csv()).sendTo(reception).expect(202);
        RefusedException full = new RefusedException(new CommonRefusal(
                "PLAN_LIMIT_REACHED", RefusalKind.PLAN_LIMIT, "The plan has no room for more patients.", null, null));

        run(job(ObstructedAddClient.failing(beans, 12, full)), job());

        JsonNode report = report(begun);
        assertThat(report.path("state").asString()).isEqualTo("stopped");
        assertThat(report.path("processed").asInt()).isEqualTo(12);
        assertThat(report.path("created").asInt()).isEqualTo(12);
        assertThat(report.path("total").asInt()).isEqualTo(ROWS);
        assertThat(report.path("errors").toString())
                .isEqualTo("[{\"row\":14,\"field\":null,\"message\":\"The plan has no room for more patients.\"}]");
        assertThat(files()).isEqualTo(12);
        assertThat(collection("client_import_rows").countDocuments(mine())).isZero();
    }

    @Test
    void endsAsFailedWithItsJob() {
        Answer begun = Form.of(csv()).sendTo(reception).expect(202);

        TenantContext.run(clinic.id(), () -> beans.getBean(ImportJob.class).failed(job()));

        assertThat(report(begun).path("state").asString()).isEqualTo("failed");
        assertThat(collection("client_import_rows").countDocuments(mine())).isZero();
    }

    @Test
    void keepsTheRowsSealedWhileTheyWait() {
        Form.of("nume,prenume,cnp\nIlieșcu,Ioana,2880229400011\n")
                .sendTo(reception)
                .expect(202);

        Document batch = collection("client_import_rows").find(mine()).first();

        assertThat(batch).isNotNull();
        for (String name : RealParts.database(database).listCollectionNames()) {
            for (Document document : collection(name).find(mine())) {
                assertThat(document.toJson()).doesNotContain("Ilieșcu", "2880229400011");
            }
        }
        byte[] sealed = batch.get("rows", Binary.class).getData();
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Ioana", "288022");
    }

    private ImportJob dyingAfter(int added) {
        return job(ObstructedAddClient.failing(beans, added, new IllegalStateException("died")));
    }

    private ImportJob job(AddClient addClient) {
        ImportRow row = new ImportRow(
                beans.getBean(ClientForm.class),
                addClient,
                beans.getBean(Contacts.class),
                beans.getBean(TriedContacts.class),
                beans.getBean(Outcomes.class),
                beans.getBean(Imports.class),
                beans.getBean(Transactions.class),
                beans.getBean(Clock.class));
        return new ImportJob(
                jobs,
                beans.getBean(Imports.class),
                beans.getBean(Rows.class),
                row,
                beans.getBean(EndImport.class),
                beans.getBean(Clock.class));
    }

    private Job job() {
        return TenantContext.call(clinic.id(), () -> jobs.list(ImportJob.KIND, Job.State.WAITING))
                .getFirst();
    }

    private void run(ImportJob handler, Job job) {
        TenantContext.run(clinic.id(), () -> Actor.system("test").run(() -> handler.run(job)));
    }

    private JsonNode report(Answer begun) {
        return reception
                .get("/api/clients/import/" + begun.data().path("job_id").asString())
                .expect(200)
                .data();
    }

    private long files() {
        return collection("clients").countDocuments(mine());
    }

    private MongoCollection<Document> collection(String name) {
        return RealParts.database(database).getCollection(name);
    }

    private Document mine() {
        return new Document("tenant_id", clinic.id().value());
    }

    private static String csv() {
        StringBuilder csv = new StringBuilder("nume,prenume,telefon\n");
        IntStream.range(0, ROWS)
                .forEach(one -> csv.append("Pop,Ana,").append(phone(one)).append('\n'));
        return csv.toString();
    }

    private static String phone(int one) {
        return "0722%06d".formatted(one);
    }
}
