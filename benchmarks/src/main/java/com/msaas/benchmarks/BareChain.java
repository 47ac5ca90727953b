package com.msaas.benchmarks;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.OperationType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

/// The floor: the same way from a transaction to an effect in another database, with the bare drivers and
/// nothing of ours. A row written with its fact, a change stream, Kafka acknowledged by all, an inbox entry
/// and the effect in one transaction.
final class BareChain implements AutoCloseable {
    private static final String TOPIC = "bench.bare.chain";
    private static final Duration POLL = Duration.ofMillis(250);
    private static final TransactionOptions MAJORITY = TransactionOptions.builder()
            .readConcern(ReadConcern.SNAPSHOT)
            .writeConcern(WriteConcern.MAJORITY)
            .build();

    private final MongoClient client;
    private final MongoCollection<Document> facts;
    private final MongoCollection<Document> rows;
    private final MongoCollection<Document> inbox;
    private final MongoCollection<Document> effects;
    private final MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Sightings committed;
    private final Sightings arrived;
    private final Thread relay;
    private final Thread receiver;
    private volatile boolean open = true;

    BareChain(MongoClient client, String kafka) {
        this.client = client;
        MongoDatabase sender = client.getDatabase("bench_bare_sender");
        MongoDatabase taker = client.getDatabase("bench_bare_receiver");
        List.of("facts", "rows").forEach(sender::createCollection);
        List.of("inbox", "effects").forEach(taker::createCollection);
        facts = sender.getCollection("facts");
        rows = sender.getCollection("rows");
        inbox = taker.getCollection("inbox");
        effects = taker.getCollection("effects");
        makeTopic(kafka);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        "bench-bare-chain",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        changes = rows.watch(List.of(Aggregates.match(Filters.eq("operationType", OperationType.INSERT.getValue()))))
                .cursor();
        committed = new Sightings(facts);
        arrived = new Sightings(effects);
        relay = Thread.ofPlatform().daemon().name("bare relay").start(this::relay);
        receiver = Thread.ofPlatform().daemon().name("bare receiver").start(this::receive);
    }

    /// Sends one fact on its way.
    void tell() {
        UUID id = UUID.randomUUID();
        inOne(session -> {
            facts.insertOne(session, new Document("_id", id).append("what", "x".repeat(200)));
            rows.insertOne(session, new Document("_id", id).append("payload", "x".repeat(600)));
        });
    }

    /// From commit to effect, of the facts that have arrived, by fact.
    Map<UUID, Long> millis() {
        return committed.millisUntil(arrived);
    }

    private void relay() {
        try {
            while (open && changes.hasNext()) {
                Document row = changes.next().getFullDocument();
                if (row != null) {
                    UUID id = row.get("_id", UUID.class);
                    producer.send(new ProducerRecord<>(
                                    TOPIC,
                                    id.toString(),
                                    row.getString("payload").getBytes(StandardCharsets.UTF_8)))
                            .get();
                    rows.deleteOne(Filters.eq(id));
                }
            }
        } catch (IllegalStateException | MongoException closed) {
            // the chain is over
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive() {
        consumer.subscribe(List.of(TOPIC));
        try (consumer) {
            while (open) {
                List<ConsumerRecord<String, byte[]>> taken = new ArrayList<>();
                consumer.poll(POLL).forEach(taken::add);
                for (ConsumerRecord<String, byte[]> one : taken) {
                    UUID id = UUID.fromString(one.key());
                    inOne(session -> {
                        inbox.insertOne(session, new Document("_id", id));
                        effects.insertOne(session, new Document("_id", id));
                    });
                }
                consumer.commitAsync();
            }
        }
    }

    private void inOne(Consumer<ClientSession> work) {
        try (ClientSession session = client.startSession()) {
            session.withTransaction(
                    () -> {
                        work.accept(session);
                        return true;
                    },
                    MAJORITY);
        }
    }

    private static void makeTopic(String kafka) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 12, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        open = false;
        changes.close();
        relay.interrupt();
        committed.close();
        arrived.close();
        try {
            receiver.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
    }
}
