package com.msaas.platform.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.msaas.contracts.EventEnvelope;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.LocalStack.Server;
import com.msaas.localstack.RealServers;
import com.msaas.platform.backbone.AppointmentTopic.Seen;
import com.msaas.platform.id.Ids;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.RealParts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class RelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NO_BROKER = "127.0.0.1:1";
    private final String database = "sender_" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    Path dir;

    @Test
    void keepsEachTenantsOrderAndEmptiesTheOutbox() {
        List<TenantId> tenants = tenants(3);
        try (ConfigurableApplicationContext sender =
                        sender(RealServers.mongodbUri(), RealServers.kafkaBootstrapServers());
                MongoClient client = RealParts.connect(RealServers.mongodbUri());
                AppointmentTopic topic = new AppointmentTopic(RealServers.kafkaBootstrapServers())) {
            Visits visits = sender.getBean(Visits.class);

            for (int i = 0; i < 50; i++) {
                tenants.forEach(visits::next);
            }

            for (TenantId tenant : tenants) {
                await().atMost(PATIENCE)
                        .until(() -> topic.firstAppearances(tenant).size() == 50);
                assertThat(topic.firstAppearances(tenant)).isEqualTo(upTo(50));
            }
            await().atMost(PATIENCE).until(() -> outbox(client).countDocuments() == 0);
        }
    }

    @Test
    void keepsOrderWhenItsOwnerIsKilledAndWhenItIsStoppedForLongerThanItsLease() {
        List<TenantId> tenants = tenants(2);
        String mongodb = RealServers.mongodbUri();
        String kafka = RealServers.kafkaBootstrapServers();
        List<SampleProcess> processes = new ArrayList<>();
        try (MongoClient client = RealParts.connect(mongodb);
                AppointmentTopic topic = new AppointmentTopic(kafka)) {
            SampleProcess first = SampleProcess.sender(dir, "first", mongodb, database, kafka, tenants);
            processes.add(first);
            await().atMost(PATIENCE).until(() -> ownerOf(client).equals("first"));
            SampleProcess second = SampleProcess.sender(dir, "second", mongodb, database, kafka, tenants);
            processes.add(second);
            await().atMost(PATIENCE).until(() -> second.said("told").size() > 50);

            // on a busy machine the relay may have changed hands already
            SampleProcess killed = ownerOf(client).equals("first") ? first : second;
            long epochOfKilled = epochOf(client);
            killed.kill();
            SampleProcess left = killed == first ? second : first;
            await().atMost(PATIENCE).until(() -> ownerOf(client).equals(left.name()));
            assertThat(epochOf(client)).isGreaterThan(epochOfKilled);
            SampleProcess third = SampleProcess.sender(dir, "third", mongodb, database, kafka, tenants);
            processes.add(third);
            await().atMost(PATIENCE).until(() -> third.said("told").size() > 50);

            SampleProcess stopped = ownerOf(client).equals("third") ? third : left;
            long epochOfStopped = epochOf(client);
            stopped.pause();
            SampleProcess awake = stopped == third ? left : third;
            await().atMost(PATIENCE).until(() -> ownerOf(client).equals(awake.name()));
            assertThat(epochOf(client)).isGreaterThan(epochOfStopped);
            int toldByAwake = awake.said("told").size();
            await().atMost(PATIENCE).until(() -> awake.said("told").size() > toldByAwake + 50);
            stopped.resume();
            int toldByStopped = stopped.said("told").size();
            await().atMost(PATIENCE).until(() -> stopped.said("told").size() > toldByStopped + 50);
            processes.forEach(SampleProcess::close);

            try (ConfigurableApplicationContext last = sender(mongodb, kafka)) {
                await().atMost(PATIENCE).until(() -> outbox(client).countDocuments() == 0);
            }
            Set<String> told = new HashSet<>();
            processes.forEach(process -> told.addAll(process.said("told")));
            for (TenantId tenant : tenants) {
                long count = countOf(client, tenant);
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(topic.firstAppearances(tenant)).isEqualTo(upTo(count)));
                Set<UUID> arrived = new HashSet<>();
                topic.of(tenant).forEach(seen -> arrived.add(seen.event()));
                told.stream()
                        .map(line -> line.split(" "))
                        .filter(parts -> parts[0].equals(tenant.toString()))
                        .forEach(parts -> assertThat(arrived).contains(UUID.fromString(parts[2])));
            }
        } finally {
            processes.forEach(SampleProcess::kill);
        }
    }

    @Test
    void sendsWhatWaitsOnceAndInCausalOrderWhenItsPlaceInTheStreamIsLost() {
        try (LocalStack stack = LocalStack.in(dir)
                        .with(Server.MONGODB, Server.KAFKA)
                        .oplogMib(2)
                        .start();
                MongoClient client = RealParts.connect(stack.mongodb().uri());
                AppointmentTopic topic = new AppointmentTopic(stack.kafka().bootstrapServers())) {
            TenantId tenant = new TenantId(Ids.next());
            try (ConfigurableApplicationContext sender =
                    sender(stack.mongodb().uri(), stack.kafka().bootstrapServers())) {
                sender.getBean(Visits.class).next(tenant);
                await().atMost(PATIENCE)
                        .until(() -> topic.firstAppearances(tenant).size() == 1);
                await().atMost(PATIENCE).until(() -> outbox(client).countDocuments() == 0);

                stack.kafka().kill();
                for (int i = 0; i < 500; i++) {
                    sender.getBean(Visits.class).next(tenant);
                }
            }
            assertThat(outbox(client).countDocuments()).isEqualTo(500);
            BsonTimestamp written = Objects.requireNonNull(
                            outbox(client).find().sort(Sorts.ascending("ts")).first())
                    .get("ts", BsonTimestamp.class);
            rollOver(client, written);
            stack.kafka().restart(Duration.ofSeconds(60));

            try (ConfigurableApplicationContext again =
                    sender(stack.mongodb().uri(), stack.kafka().bootstrapServers())) {
                await().atMost(PATIENCE)
                        .until(() -> topic.firstAppearances(tenant).size() == 501);
                again.getBean(Visits.class).next(tenant);
                await().atMost(PATIENCE)
                        .until(() -> topic.firstAppearances(tenant).size() == 502);

                assertThat(topic.firstAppearances(tenant)).isEqualTo(upTo(502));
                assertThat(topic.of(tenant).stream().filter(seen -> seen.version() > 1))
                        .hasSize(501);
                assertThat(epochOf(client)).as("the place was found lost once").isGreaterThan(2);
            }
        }
    }

    @Test
    void leavesNothingBehindThatIsToldWhileItStartsWithoutAPlace() {
        List<TenantId> tenants = tenants(2);
        String mongodb = RealServers.mongodbUri();
        String kafka = RealServers.kafkaBootstrapServers();
        try (ConfigurableApplicationContext sender = sender(mongodb, kafka);
                MongoClient client = RealParts.connect(mongodb);
                AppointmentTopic topic = new AppointmentTopic(kafka)) {
            await().atMost(PATIENCE).until(() -> ownerOf(client).equals("sample-sender"));
            AtomicBoolean goOn = new AtomicBoolean(true);
            List<CompletableFuture<Void>> tellers = tenants.stream()
                    .map(tenant -> CompletableFuture.runAsync(
                            () -> {
                                while (goOn.get()) {
                                    sender.getBean(Visits.class).next(tenant);
                                }
                            },
                            work -> Thread.ofVirtual().start(work)))
                    .toList();

            for (int start = 0; start < 30; start++) {
                long epoch = epochOf(client);
                client.getDatabase(database)
                        .getCollection("relay_state")
                        .updateOne(
                                new Document(),
                                new Document("$unset", new Document("token", 1))
                                        .append("$inc", new Document("epoch", 1L))
                                        .append("$set", new Document("lease_until", new Date(0))));
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> epochOf(client) == epoch + 2);
            }
            goOn.set(false);
            tellers.forEach(CompletableFuture::join);

            await().atMost(PATIENCE).until(() -> outbox(client).countDocuments() == 0);
            for (TenantId tenant : tenants) {
                long told = countOf(client, tenant);
                await().atMost(PATIENCE)
                        .until(() -> topic.firstAppearances(tenant).size() == told);
                assertThat(topic.firstAppearances(tenant)).isEqualTo(upTo(told));
            }
        }
    }

    @Test
    void repeatsNothingThatWasAcknowledgedWhenItsPlaceIsOld() {
        TenantId tenant = new TenantId(Ids.next());
        String mongodb = RealServers.mongodbUri();
        String kafka = RealServers.kafkaBootstrapServers();
        try (ConfigurableApplicationContext sender = sender(mongodb, kafka);
                MongoClient client = RealParts.connect(mongodb);
                AppointmentTopic topic = new AppointmentTopic(kafka)) {
            Visits visits = sender.getBean(Visits.class);
            visits.next(tenant);
            Document old = await().atMost(PATIENCE).until(() -> placeOf(client), Objects::nonNull);
            for (int i = 0; i < 5; i++) {
                visits.next(tenant);
            }
            await().atMost(PATIENCE).until(() -> outbox(client).countDocuments() == 0);

            long epoch = epochOf(client);
            client.getDatabase(database)
                    .getCollection("relay_state")
                    .updateOne(
                            new Document(),
                            new Document("$set", new Document("token", old).append("lease_until", new Date(0)))
                                    .append("$inc", new Document("epoch", 1L)));
            await().atMost(PATIENCE).until(() -> epochOf(client) == epoch + 2);
            visits.next(tenant);

            await().atMost(PATIENCE).until(() -> topic.firstAppearances(tenant).size() == 7);
            assertThat(topic.of(tenant)).extracting(Seen::version).isEqualTo(upTo(7));
        }
    }

    @Test
    void parksTheTenantOfARowThatKafkaRefusesAndLetsTheOthersGoOn() {
        TenantId unlucky = new TenantId(Ids.next());
        TenantId other = new TenantId(Ids.next());
        try (ConfigurableApplicationContext sender =
                        sender(RealServers.mongodbUri(), RealServers.kafkaBootstrapServers());
                MongoClient client = RealParts.connect(RealServers.mongodbUri());
                AppointmentTopic topic = new AppointmentTopic(RealServers.kafkaBootstrapServers())) {
            Visits visits = sender.getBean(Visits.class);
            visits.next(unlucky);
            Document refused = refused(unlucky);
            outbox(client).insertOne(refused);
            visits.next(unlucky);
            visits.next(other);

            await().atMost(PATIENCE).until(() -> parked(client).countDocuments() == 1);
            visits.next(unlucky);
            visits.next(other);
            await().atMost(PATIENCE).until(() -> topic.firstAppearances(other).size() == 2);
            assertThat(topic.firstAppearances(unlucky)).isSubsetOf(1L, 2L).doesNotContain(3L);

            outbox(client).deleteOne(Filters.eq(refused.get("_id")));
            parked(client).deleteOne(Filters.eq(unlucky.value()));
            await().atMost(PATIENCE).until(() -> topic.firstAppearances(unlucky).size() == 3);
            assertThat(topic.firstAppearances(unlucky)).isEqualTo(upTo(3));
            assertThat(topic.firstAppearances(other)).isEqualTo(upTo(2));
        }
    }

    @Test
    void sendsTheRowsOfATenantThatWasReleasedWhileNobodySent() {
        TenantId unlucky = new TenantId(Ids.next());
        TenantId other = new TenantId(Ids.next());
        String mongodb = RealServers.mongodbUri();
        String kafka = RealServers.kafkaBootstrapServers();
        try (MongoClient client = RealParts.connect(mongodb);
                AppointmentTopic topic = new AppointmentTopic(kafka)) {
            try (ConfigurableApplicationContext sender = sender(mongodb, kafka)) {
                Visits visits = sender.getBean(Visits.class);
                outbox(client).insertOne(refused(unlucky));
                await().atMost(PATIENCE).until(() -> parked(client).countDocuments() == 1);
                for (int i = 0; i < 5; i++) {
                    visits.next(unlucky);
                    visits.next(other);
                }
                await().atMost(PATIENCE)
                        .until(() -> topic.firstAppearances(other).size() == 5);
            }
            assertThat(outbox(client).countDocuments()).as("what waits").isEqualTo(6);

            outbox(client).deleteOne(Filters.eq("aggregateid", "x"));
            parked(client).deleteOne(Filters.eq(unlucky.value()));
            try (ConfigurableApplicationContext again = sender(mongodb, kafka)) {
                again.getBean(Visits.class).next(unlucky);
                await().atMost(PATIENCE)
                        .until(() -> topic.firstAppearances(unlucky).size() == 6);
                await().atMost(PATIENCE).until(() -> outbox(client).countDocuments() == 0);
            }
            assertThat(topic.of(unlucky)).extracting(Seen::version).isEqualTo(upTo(6));
        }
    }

    @Test
    void drainsABacklogThatTakesLongerThanItsLease() {
        TenantId tenant = new TenantId(Ids.next());
        int waiting = 10_000;
        Duration lease = Duration.ofMillis(500);
        String mongodb = RealServers.mongodbUri();
        String kafka = RealServers.kafkaBootstrapServers();
        try (MongoClient client = RealParts.connect(mongodb);
                AppointmentTopic topic = new AppointmentTopic(kafka)) {
            try (ConfigurableApplicationContext cutOff = sender(mongodb, NO_BROKER)) {
                cutOff.getBean(Visits.class).next(tenant);
            }
            Document first = Objects.requireNonNull(outbox(client).find().first());
            outbox(client)
                    .insertMany(LongStream.rangeClosed(2, waiting)
                            .mapToObj(version -> like(first, version))
                            .toList());
            long begun = System.nanoTime();

            try (ConfigurableApplicationContext sender = SampleService.start(
                    Visits.Feature.class,
                    "sample-sender",
                    mongodb,
                    database,
                    kafka,
                    Map.of("clinic.relay.lease", lease))) {
                await().atMost(PATIENCE).until(() -> outbox(client).countDocuments() == 0);
                assertThat(sender.isActive()).isTrue();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("what it took")
                    .isGreaterThan(lease.multipliedBy(2));
            await().atMost(PATIENCE).until(() -> topic.firstAppearances(tenant).size() == waiting);
            assertThat(topic.firstAppearances(tenant)).isEqualTo(upTo(waiting));
            assertThat(topic.of(tenant)).as("with repeats").hasSizeLessThan(waiting + waiting / 10);
        }
    }

    private ConfigurableApplicationContext sender(String mongodb, String kafka) {
        return SampleService.start(Visits.Feature.class, "sample-sender", mongodb, database, kafka, Map.of());
    }

    /// A row that Kafka refuses for good.
    static Document refused(TenantId tenant) {
        return new Document("_id", UUID.randomUUID())
                .append("aggregatetype", "no such topic: its name is not allowed")
                .append("aggregateid", "x")
                .append("type", "x")
                .append("event_key", tenant.toString())
                .append("payload", null)
                .append("tenant", tenant.value())
                .append("headers", new Document())
                .append("version", 0L)
                .append("time", new Date())
                .append("ts", new BsonTimestamp(0, 0));
    }

    /// The row of another event, as if the tenant had told of one more visit.
    private static Document like(Document row, long version) {
        UUID id = Ids.next();
        String payload = new String(row.get("payload", Binary.class).getData(), StandardCharsets.UTF_8);
        return new Document(row)
                .append("_id", id)
                .append(
                        "payload",
                        new Binary(payload.replace("\"version\":1,", "\"version\":" + version + ",")
                                .getBytes(StandardCharsets.UTF_8)))
                .append(
                        "headers",
                        new Document(row.get("headers", Document.class)).append(EventEnvelope.Header.ID, id.toString()))
                .append("version", version)
                .append("ts", new BsonTimestamp(0, 0));
    }

    private MongoCollection<Document> outbox(MongoClient client) {
        return client.getDatabase(database).getCollection("outbox");
    }

    private MongoCollection<Document> parked(MongoClient client) {
        return client.getDatabase(database).getCollection("parked_outboxes");
    }

    /// The name of the instance that owns the relay.
    private String ownerOf(MongoClient client) {
        Document state =
                client.getDatabase(database).getCollection("relay_state").find().first();
        String owner = state == null ? "" : state.get("owner", "");
        return owner.contains("/") ? owner.substring(0, owner.indexOf('/')) : owner;
    }

    /// Where the relay stands in the stream; nothing before it has said so.
    private @Nullable Document placeOf(MongoClient client) {
        Document state =
                client.getDatabase(database).getCollection("relay_state").find().first();
        return state == null ? null : state.get("token", Document.class);
    }

    private long epochOf(MongoClient client) {
        return Objects.requireNonNull(client.getDatabase(database)
                        .getCollection("relay_state")
                        .find()
                        .first())
                .getLong("epoch");
    }

    private long countOf(MongoClient client, TenantId tenant) {
        return Objects.requireNonNull(client.getDatabase(database)
                        .getCollection("visit_counts")
                        .find(Filters.eq(tenant.value()))
                        .first())
                .getLong("count");
    }

    /// Writes until MongoDB no longer remembers when the row was written.
    private static void rollOver(MongoClient client, BsonTimestamp written) {
        MongoCollection<Document> ballast = client.getDatabase("ballast").getCollection("ballast");
        List<Document> heavy = Stream.generate(() -> new byte[200_000])
                .limit(40)
                .map(bytes -> new Document("bytes", bytes))
                .toList();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            heavy.forEach(document -> document.put("_id", UUID.randomUUID()));
            ballast.insertMany(heavy);
            Document oldest = client.getDatabase("local")
                    .getCollection("oplog.rs")
                    .find()
                    .sort(Sorts.ascending("$natural"))
                    .first();
            return oldest != null && oldest.get("ts", BsonTimestamp.class).compareTo(written) > 0;
        });
    }

    private static List<TenantId> tenants(int count) {
        return Stream.generate(() -> new TenantId(Ids.next())).limit(count).toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
