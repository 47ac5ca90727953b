package com.msaas.platform.backbone;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.msaas.contracts.ContractJson;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Topic;
import com.msaas.localstack.RealServers;
import com.msaas.platform.id.Ids;
import com.msaas.platform.inbox.Inbox;
import com.msaas.platform.inbox.ReplayReport;
import com.msaas.platform.kafka.Broker;
import com.msaas.platform.kafka.KafkaSettings;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.RealParts;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class InboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MONGODB = RealServers.mongodbUri();
    private static final String KAFKA = RealParts.kafka();

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String senderDatabase = "sender_" + suffix;
    private final String receiverDatabase = "receiver_" + suffix;
    private final TenantId tenant = new TenantId(Ids.next());
    private ConfigurableApplicationContext sender;
    private Visits visits;
    private MongoClient client;

    @TempDir
    Path dir;

    @BeforeEach
    void startTheSender() {
        RealParts.emptyTopics();
        sender = SampleService.start(Visits.Feature.class, "sample-sender", MONGODB, senderDatabase, KAFKA, Map.of());
        visits = sender.getBean(Visits.class);
        client = RealParts.connect(MONGODB);
    }

    @AfterEach
    void stopAll() {
        sender.close();
        client.getDatabase(senderDatabase).drop();
        client.getDatabase(receiverDatabase).drop();
        client.close();
    }

    @Test
    void givesEachEventOneEffectInEachListenerOnTwoInstances() {
        try (ConfigurableApplicationContext first = receiver();
                ConfigurableApplicationContext second = receiver()) {
            List<UUID> told = tell(100);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(greeted()).containsExactlyInAnyOrderElementsOf(told));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(visitBook()).hasSize(100));
            assertThat(visitBook())
                    .allSatisfy(visit -> assertThat(visit.getInteger("facts")).isEqualTo(1));
            assertThat(first.isActive() && second.isActive()).isTrue();
        }
    }

    @Test
    void repeatsNothingWhenItIsKilledInTheMiddle() {
        List<UUID> told = tell(200);
        SampleProcess killed = SampleProcess.receiver(dir, "receiver", MONGODB, receiverDatabase, KAFKA);
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> greeted().size() > 5);
            killed.kill();
            assertThat(greeted().size()).as("it died with work left").isLessThan(told.size());

            try (ConfigurableApplicationContext again = receiver()) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(greeted()).containsExactlyInAnyOrderElementsOf(told));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(visitBook()).hasSize(200));
                assertThat(visitBook())
                        .allSatisfy(
                                visit -> assertThat(visit.getInteger("facts")).isEqualTo(1));
                assertThat(again.isActive()).isTrue();
            }
        } finally {
            killed.kill();
        }
    }

    @Test
    void repeatsNothingWhenKafkaForgetsItsPlaceOrDeliversTwice() throws ExecutionException, InterruptedException {
        List<UUID> told;
        try (ConfigurableApplicationContext receiver = receiver()) {
            told = new ArrayList<>(tell(20));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(greeted()).hasSize(20));
            assertThat(receiver.isActive()).isTrue();
        }
        Properties address = new Properties();
        address.put("bootstrap.servers", KAFKA);
        try (Admin admin = Admin.create(address)) {
            admin.deleteConsumerGroups(List.of("sample-receiver.greetings.g1", "sample-receiver.visit-book.g1"))
                    .all()
                    .get();
        }
        try (ConfigurableApplicationContext receiver = receiver()) {
            told.addAll(tell(1));
            UUID twice = Ids.next();
            publish(envelope(twice, UUID.randomUUID()), 2);
            told.add(twice);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(greeted()).contains(twice));
            told.addAll(tell(1));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(greeted()).containsExactlyInAnyOrderElementsOf(told));
            assertThat(receiver.getBean(MeterRegistry.class)
                            .counter("clinic.inbox.repeated", "listener", "greetings")
                            .count())
                    .as("the inbox refused the second delivery")
                    .isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void takesWhatLiesReadyInByFewTransactionsWhateverLiesBetween() {
        List<UUID> told = new ArrayList<>(tell(60));
        awaitAllSent();
        UUID twice = Ids.next();
        publish(envelope(twice, UUID.randomUUID()), 2);
        publishUnreadable();
        told.add(twice);
        told.addAll(tell(60));
        awaitAllSent();
        Set<String> transactions = new HashSet<>();
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> effects = client.getDatabase(receiverDatabase)
                        .getCollection("greetings")
                        .watch()
                        .cursor();
                ConfigurableApplicationContext receiver = receiver()) {
            for (int effect = 0; effect < told.size(); effect++) {
                ChangeStreamDocument<Document> change =
                        await().atMost(PATIENCE).until(effects::tryNext, Objects::nonNull);
                transactions.add(change.getLsid() + "/" + change.getTxnNumber());
            }

            assertThat(greeted()).containsExactlyInAnyOrderElementsOf(told);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(visitBook()).hasSize(told.size()));
            assertThat(visitBook())
                    .allSatisfy(visit -> assertThat(visit.getInteger("facts")).isEqualTo(1));
            assertThat(receiver.getBean(Inbox.class).replay(true).parked())
                    .as("once for each of the two listeners")
                    .hasSize(2);
        }
        assertThat(transactions).hasSizeLessThan(told.size() / 2);
    }

    @Test
    void parksAFailingEventAndWhatFollowsItUntilTheCauseIsMended() {
        UUID unlucky = Ids.next();
        UUID lucky = Ids.next();
        try (ConfigurableApplicationContext receiver = receiver()) {
            visits.change(tenant, unlucky, 1);
            visits.change(tenant, lucky, 1);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(visitBook()).hasSize(2));

            MongoCollection<Document> desks =
                    client.getDatabase(receiverDatabase).getCollection("desks");
            desks.insertOne(new Document("_id", Visits.DR_IONESCU)
                    .append("tenant_id", tenant.value())
                    .append("number", "not a number"));
            visits.change(tenant, unlucky, 2);
            await().atMost(PATIENCE).until(() -> parked(receiver).size() == 1);
            desks.updateOne(eq(Visits.DR_IONESCU), new Document("$set", new Document("number", 7)));
            visits.change(tenant, unlucky, 3);
            visits.change(tenant, unlucky, 4);
            visits.change(tenant, lucky, 2);

            await().atMost(PATIENCE).until(() -> parked(receiver).size() == 3);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(versions(lucky)).containsExactly(1L, 2L));
            assertThat(versions(unlucky)).containsExactly(1L);
            assertThat(parked(receiver))
                    .extracting(ReplayReport.Parked::reason)
                    .first()
                    .asString()
                    .contains("failed 5 times");

            assertThat(receiver.getBean(MeterRegistry.class)
                            .counter("clinic.inbox.parked", "listener", Reception.PROJECTION)
                            .count())
                    .isEqualTo(3);

            ReplayReport report = receiver.getBean(Inbox.class).replay(false);

            assertThat(report.replayed()).isEqualTo(3);
            assertThat(versions(unlucky)).containsExactly(1L, 2L, 3L, 4L);
            visits.change(tenant, unlucky, 5);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(versions(unlucky)).containsExactly(1L, 2L, 3L, 4L, 5L));
        }
    }

    @Test
    void letsAnAggregateGoOnWhoseParkedEventsHaveExpired() {
        UUID first = Ids.next();
        UUID second = Ids.next();
        try (ConfigurableApplicationContext receiver = receiver()) {
            parkTheSecondEventOf(List.of(first, second), receiver);
            client.getDatabase(receiverDatabase).getCollection("dead_letters").deleteMany(new Document());

            visits.change(tenant, first, 3);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(versions(first)).containsExactly(1L, 3L));
            assertThat(parkedAggregates().countDocuments()).isOne();

            assertThat(receiver.getBean(Inbox.class).replay(false).replayed()).isZero();
            assertThat(parkedAggregates().countDocuments()).isZero();
        }
    }

    @Test
    void replaysEachParkedEventOnceWhenTwoAskAtOnce() {
        UUID unlucky = Ids.next();
        try (ConfigurableApplicationContext receiver = receiver()) {
            parkTheSecondEventOf(List.of(unlucky), receiver);
            for (long version = 3; version <= 20; version++) {
                visits.change(tenant, unlucky, version);
            }
            await().atMost(PATIENCE).until(() -> parked(receiver).size() == 19);

            Inbox inbox = receiver.getBean(Inbox.class);
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> inbox.replay(false)),
                            CompletableFuture.runAsync(() -> inbox.replay(false)))
                    .join();
            inbox.replay(false);

            List<Long> all = LongStream.rangeClosed(1, 20).boxed().toList();
            assertThat(versions(unlucky)).isEqualTo(all);
            assertThat(parked(receiver)).isEmpty();
            assertThat(parkedAggregates().countDocuments()).isZero();
        }
    }

    @Test
    void knowsTheTenantOfAnEventThatBreaksItsContract() {
        try (ConfigurableApplicationContext receiver = receiver();
                Producer<byte[], byte[]> producer = producer();
                MongoChangeStreamCursor<ChangeStreamDocument<Document>> setAside = client.getDatabase(receiverDatabase)
                        .getCollection("outbox")
                        .watch()
                        .cursor()) {
            ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                    Topic.SCHEDULING_APPOINTMENT.topicName(),
                    tenant.toString().getBytes(StandardCharsets.UTF_8),
                    "{}".getBytes(StandardCharsets.UTF_8));
            envelope(Ids.next(), UUID.randomUUID())
                    .toHeaders()
                    .forEach((name, value) -> message.headers().add(name, value));
            producer.send(message);
            producer.flush();

            ChangeStreamDocument<Document> row = await().atMost(PATIENCE).until(setAside::tryNext, Objects::nonNull);
            assertThat(Objects.requireNonNull(row.getFullDocument()).get("tenant", UUID.class))
                    .isEqualTo(tenant.value());
            assertThat(receiver.isActive()).isTrue();
        }
    }

    @Test
    void parksForGoodWhatCannotBeReadAndGoesOn() {
        try (ConfigurableApplicationContext receiver = receiver()) {
            int before = receiver.getBean(Inbox.class).replay(true).parked().size();
            publishUnreadable();
            List<UUID> told = tell(1);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(greeted()).containsExactlyElementsOf(told));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    receiver.getBean(Inbox.class).replay(true).parked())
                            .filteredOn(ReplayReport.Parked::forGood)
                            .as("once for each of the two listeners")
                            .hasSize(before + 2));
            assertThat(receiver.getBean(Inbox.class).replay(false).replayed()).isZero();
        }
    }

    private void parkTheSecondEventOf(List<UUID> appointments, ConfigurableApplicationContext receiver) {
        appointments.forEach(appointment -> visits.change(tenant, appointment, 1));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(visitBook()).hasSameSizeAs(appointments));
        MongoCollection<Document> desks = client.getDatabase(receiverDatabase).getCollection("desks");
        desks.insertOne(new Document("_id", Visits.DR_IONESCU)
                .append("tenant_id", tenant.value())
                .append("number", "not a number"));
        appointments.forEach(appointment -> visits.change(tenant, appointment, 2));
        await().atMost(PATIENCE).until(() -> parked(receiver).size() == appointments.size());
        desks.deleteOne(eq(Visits.DR_IONESCU));
    }

    private MongoCollection<Document> parkedAggregates() {
        return client.getDatabase(receiverDatabase).getCollection("parked_aggregates");
    }

    private ConfigurableApplicationContext receiver() {
        return SampleService.start(Reception.class, "sample-receiver", MONGODB, receiverDatabase, KAFKA, Map.of());
    }

    private List<ReplayReport.Parked> parked(ConfigurableApplicationContext receiver) {
        return receiver.getBean(Inbox.class).replay(true).parked().stream()
                .filter(letter -> !letter.forGood())
                .toList();
    }

    private List<UUID> tell(int count) {
        List<UUID> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            told.add(visits.next(tenant).event());
        }
        return told;
    }

    private void awaitAllSent() {
        MongoCollection<Document> outbox = client.getDatabase(senderDatabase).getCollection("outbox");
        await().atMost(PATIENCE).until(() -> outbox.countDocuments() == 0);
    }

    private void publishUnreadable() {
        try (Producer<byte[], byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(
                    Topic.SCHEDULING_APPOINTMENT.topicName(),
                    tenant.toString().getBytes(StandardCharsets.UTF_8),
                    new byte[] {(byte) 0xff, 0x00, (byte) 0xfe}));
            producer.flush();
        }
    }

    private List<UUID> greeted() {
        return client.getDatabase(receiverDatabase)
                .getCollection("greetings")
                .find(eq("tenant_id", tenant.value()))
                .map(greeting -> greeting.get("event", UUID.class))
                .into(new ArrayList<>());
    }

    private List<Document> visitBook() {
        return client.getDatabase(receiverDatabase)
                .getCollection("visit_book")
                .find(eq("tenant_id", tenant.value()))
                .into(new ArrayList<>());
    }

    private List<Long> versions(UUID appointment) {
        Document visit = client.getDatabase(receiverDatabase)
                .getCollection("visit_book")
                .find(eq(appointment))
                .first();
        return Objects.requireNonNull(visit).getList("versions", Long.class);
    }

    private EventEnvelope envelope(UUID event, UUID appointment) {
        return EventEnvelope.around(
                Visits.booked(appointment, 1),
                event,
                "sample-sender",
                Instant.EPOCH,
                tenant.value(),
                null,
                EventEnvelope.system("test"));
    }

    private void publish(EventEnvelope envelope, int times) {
        try (Producer<byte[], byte[]> producer = producer()) {
            for (int i = 0; i < times; i++) {
                ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                        Topic.SCHEDULING_APPOINTMENT.topicName(),
                        tenant.toString().getBytes(StandardCharsets.UTF_8),
                        ContractJson.toBytes(Visits.booked(envelope.subject(), 1)));
                envelope.toHeaders().forEach((name, value) -> message.headers().add(name, value));
                producer.send(message);
            }
            producer.flush();
        }
    }

    private static Producer<byte[], byte[]> producer() {
        return new Broker(new KafkaSettings(KAFKA, (short) 1, SampleService.SESSION_TIMEOUT), List.of())
                .producer("test");
    }
}
