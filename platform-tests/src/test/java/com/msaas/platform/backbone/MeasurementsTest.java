package com.msaas.platform.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.msaas.platform.id.Ids;
import com.msaas.platform.inbox.Inbox;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mongo.Profile;
import com.msaas.platform.rebuild.Rebuilds;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.GuardReports;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;
import java.util.function.DoublePredicate;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;

/// Each figure, as Prometheus reads it, changes by a real cause.
@ServiceTest(
        classes = WatchedService.class,
        properties = {
            "spring.application.name=watched-service",
            "clinic.measurements.every=100ms",
            "clinic.limits.enforced=true",
            "clinic.jobs.at-once=1",
            "clinic.jobs.tries=1",
            "clinic.relay.lease=2s"
        })
@DirtiesContext
class MeasurementsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private ApiClient api;

    @Autowired
    private TestClinics clinics;

    @Autowired
    private TestClock clock;

    @Autowired
    private WatchedService.Gate gate;

    @Autowired
    private Visits visits;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Rebuilds rebuilds;

    @Autowired
    private MongoClient client;

    @Autowired
    private GuardReports guard;

    @Value("${clinic.mongodb.database}")
    private String name;

    private MongoDatabase database;
    private Clinic clinic;

    @BeforeAll
    static void forgetWhatOthersTold() {
        RealParts.emptyTopics();
    }

    @BeforeEach
    void openClinic() {
        database = RealParts.database(name);
        clinic = clinics.fresh();
    }

    @Test
    void tellOfRowsThatNobodySendsAndSinceWhen() {
        MongoCollection<Document> relay = database.getCollection("relay_state");
        await().atMost(PATIENCE).until(() -> relay.countDocuments(Filters.exists("owner")) == 1);
        is("clinic_outbox_rows", 0);
        is("clinic_outbox_oldest_seconds", 0);

        // an instance that holds the relay and does nothing
        relay.updateOne(
                Filters.empty(),
                Updates.combine(
                        Updates.inc("epoch", 1L),
                        Updates.set("owner", "sleeper"),
                        Updates.set("lease_until", Date.from(Instant.now().plusSeconds(600)))));
        await().atMost(PATIENCE).until(() -> {
            visits.next(clinic.id());
            return figure("clinic_outbox_rows") >= 3;
        });
        clock.advance(Duration.ofMinutes(5));
        becomes("clinic_outbox_oldest_seconds", seconds -> seconds >= 300 && seconds < 400);

        relay.updateOne(Filters.empty(), Updates.set("lease_until", new Date(0)));
        is("clinic_outbox_rows", 0);
        is("clinic_outbox_oldest_seconds", 0);
    }

    @Test
    void tellOfClinicsWhoseEventsStandStill() {
        is("clinic_outbox_parked_tenants", 0);

        database.getCollection("outbox").insertOne(RelayTest.refused(clinic.id()));
        is("clinic_outbox_parked_tenants", 1);
        is("clinic_outbox_rows", 1);
        clock.advance(Duration.ofMinutes(5));
        is("clinic_outbox_oldest_seconds", 0);
        assertThat(figure("clinic_relay_parked_total")).isPositive();

        database.getCollection("outbox").deleteMany(Filters.empty());
        database.getCollection("parked_outboxes").deleteMany(Filters.empty());
        is("clinic_outbox_parked_tenants", 0);
        is("clinic_outbox_rows", 0);
    }

    @Test
    void tellHowFarListenersAreBehindAndWhatIsMadeAnew() {
        String lag = "clinic_inbox_lag{listener=\"" + WatchedService.SLOW + "\"}";
        String running = "clinic_rebuilds_running{projection=\"" + WatchedService.SLOW + "\"}";
        is(lag, 0);
        is(running, 0);

        gate.shut();
        try {
            for (int i = 0; i < 7; i++) {
                visits.next(clinic.id());
            }
            is(lag, 7);
            is("clinic_inbox_lag{listener=\"" + Reception.PROJECTION + "\"}", 0);
            rebuilds.begin(WatchedService.SLOW);
            is(running, 1);
        } finally {
            gate.open();
        }
        is(lag, 0);
        is(running, 0);
    }

    @Test
    void tellOfMessagesThatAListenerCouldNotTakeIn() {
        String letters = "clinic_inbox_letters{listener=\"" + Reception.PROJECTION + "\"}";
        String parked = "clinic_inbox_parked_total{listener=\"" + Reception.PROJECTION + "\"}";
        is(letters, 0);
        is(parked, 0);

        MongoCollection<Document> desks = database.getCollection("desks");
        desks.insertOne(new Document("_id", Visits.DR_IONESCU)
                .append("tenant_id", clinic.id().value())
                .append("number", "not a number"));
        UUID appointment = Ids.next();
        visits.change(clinic.id(), appointment, 1);
        is(letters, 1);
        is(parked, 1);

        desks.deleteMany(Filters.eq(Visits.DR_IONESCU));
        assertThat(inbox.replay(false).replayed()).isOne();
        is(letters, 0);
    }

    @Test
    void tellOfJobsByKindAndState() {
        is("clinic_jobs_due{kind=\"errand\"}", 0);
        is("clinic_jobs_failed{kind=\"errand\"}", 0);
        is("clinic_jobs_total{kind=\"errand\",outcome=\"failed\"}", 0);
        double done = figure("clinic_jobs_total{kind=\"errand\",outcome=\"done\"}");

        gate.shut();
        try {
            TenantContext.run(clinic.id(), () -> {
                jobs.schedule("errand", "tomorrow", clock.instant().plus(Duration.ofDays(1)), new Document());
                for (String key : new String[] {"first", "vain", "last"}) {
                    jobs.schedule("errand", key, clock.instant(), new Document());
                }
            });
            is("clinic_jobs_running{kind=\"errand\"}", 1);
            is("clinic_jobs_due{kind=\"errand\"}", 2);
            clock.advance(Duration.ofMinutes(5));
            becomes("clinic_jobs_oldest_due_seconds{kind=\"errand\"}", seconds -> seconds >= 300 && seconds < 400);
        } finally {
            gate.open();
        }
        is("clinic_jobs_due{kind=\"errand\"}", 0);
        is("clinic_jobs_oldest_due_seconds{kind=\"errand\"}", 0);
        is("clinic_jobs_running{kind=\"errand\"}", 0);
        is("clinic_jobs_failed{kind=\"errand\"}", 1);
        is("clinic_jobs_total{kind=\"errand\",outcome=\"failed\"}", 1);
        is("clinic_jobs_total{kind=\"errand\",outcome=\"done\"}", done + 2);
    }

    @Test
    void countRequestsByRouteAndWhatPlansRefuse() {
        ApiClient owner = api.as(clinic.owner());
        double before = figure("clinic_limits_refused_total{limit=\"team_members\"}");

        owner.post("/api/rooms/" + UUID.randomUUID(), "").expect(402);
        owner.post("/api/rooms/" + UUID.randomUUID(), "").expect(402);
        for (int i = 0; i < 3; i++) {
            api.get("/" + UUID.randomUUID()).expect(401);
        }

        assertThat(figure("clinic_limits_refused_total{limit=\"team_members\"}") - before)
                .isEqualTo(2);
        assertThat(page().lines()
                        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                        .filter(line -> !line.contains("uri=\"/actuator")))
                .anyMatch(line -> line.contains("uri=\"/api/rooms/{name}\"") && line.contains("status=\"402\""))
                .hasSizeLessThan(5);
    }

    @Test
    void countStatementsThatAreNotHeldToAClinic() {
        double before = figure("clinic_tenancy_escapes_total");

        client.getDatabase(name).getCollection("desks").find().first();

        assertThat(figure("clinic_tenancy_escapes_total") - before).isOne();
        assertThat(guard.take()).hasSize(1);
    }

    @Test
    void takeAnIndexAndNameNobody() {
        try (Profile profile = Profile.of(database)) {
            visits.next(clinic.id());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(profile.indexed())
                            .contains("outbox", "jobs", "inbox_marks", "dead_letters", "projections"));
            assertThat(profile.scans()).isEmpty();
        }

        assertThat(page()).doesNotContain(clinic.id().toString(), clinic.owner().email());
        assertThat(figure("clinic_measurements_failed_total")).isZero();
    }

    private void is(String figure, double value) {
        becomes(figure, now -> now == value);
    }

    private void becomes(String figure, DoublePredicate wanted) {
        await(figure).atMost(PATIENCE).until(() -> wanted.test(figure(figure)));
    }

    /// The sum of what stands under the name and the tags that are given, or nothing.
    private double figure(String figure) {
        int brace = figure.indexOf('{');
        String bare = brace < 0 ? figure : figure.substring(0, brace);
        String[] tags = brace < 0
                ? new String[0]
                : figure.substring(brace + 1, figure.length() - 1).split(",");
        return page().lines()
                .filter(line -> line.startsWith(bare + "{"))
                .filter(line -> Arrays.stream(tags).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }

    private String page() {
        return api.get("/actuator/prometheus").expect(200).text();
    }
}
