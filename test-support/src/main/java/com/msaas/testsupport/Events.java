package com.msaas.testsupport;

import com.msaas.contracts.ContractEvent;
import com.msaas.contracts.ContractJson;
import com.msaas.contracts.Contracts;
import com.msaas.contracts.EventContract;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.platform.kafka.TopicToHave;
import com.msaas.platform.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// The topics as they are, without any of platform's own ways: reads what a service has told, and tells what
/// another service would have told.
///
/// ```java
/// events.publish(clinic.id(), new TenantOpened(…));
/// List<Told> told = events.read(Topic.SCHEDULING_APPOINTMENT, clinic.id()).await(2);
/// ```
public final class Events {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);

    /// Tells the event in the name of the system.
    public EventEnvelope publish(TenantId tenant, ContractEvent event) {
        EventEnvelope envelope = EventEnvelope.around(
                event, Ids.next(), "test", Instant.now(), tenant.value(), null, EventEnvelope.system("test"));
        publish(envelope, event);
        return envelope;
    }

    /// Tells the event in this envelope: for a repeat, or for one by a certain user.
    public void publish(EventEnvelope envelope, ContractEvent event) {
        EventContract<?> contract = Contracts.of(event);
        publish(
                contract.topic(),
                contract.key(envelope.tenantId(), event.aggregateId()),
                ContractJson.toBytes(event),
                envelope.toHeaders());
    }

    /// Puts these very bytes there: what cannot be decoded, or a tombstone.
    public void publish(Topic topic, String key, byte @Nullable [] value, Map<String, byte[]> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.topicName(), key, value);
        headers.forEach(record.headers()::add);
        try {
            Shared.PRODUCER.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Reads what the topic says of the clinic, from the topic's beginning. To be closed, or left to the
    /// JVM's end.
    public Reader read(Topic topic, TenantId tenant) {
        return new Reader(topic.topicName(), told -> told.isOf(tenant));
    }

    /// Reads the messages of the clinic that this service has parked.
    public Reader readDeadLetters(Topic topic, String service, TenantId tenant) {
        Shared.make(TopicToHave.deadLettersOf(topic, service));
        return new Reader(topic.deadLetterTopic(service), told -> told.isOf(tenant));
    }

    /// One message of a topic.
    public record Told(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            byte @Nullable [] value,
            Map<String, byte[]> headers) {

        /// Its envelope, which a dead letter may not have.
        public EventEnvelope envelope() {
            return EventEnvelope.fromHeaders(headers);
        }

        /// The event's id.
        public UUID id() {
            return envelope().id();
        }

        /// The event's name on the wire.
        public String type() {
            return envelope().type();
        }

        /// The event itself, which must be of this kind.
        public <E extends ContractEvent> E as(Class<E> kind) {
            if (!type().equals(Contracts.of(kind).type()) || value == null) {
                throw new AssertionError("expected " + kind.getSimpleName() + " but there is " + type());
            }
            return ContractJson.read(value, kind);
        }

        boolean isOf(TenantId tenant) {
            byte[] named = headers.get(EventEnvelope.Header.TENANT_ID);
            return named != null && Arrays.equals(named, tenant.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Follows one topic. For one thread.
    public static final class Reader implements AutoCloseable {
        private final KafkaConsumer<String, byte[]> consumer;
        private final List<TopicPartition> partitions;
        private final Predicate<Told> wanted;
        private final List<Told> told = new ArrayList<>();

        private Reader(String topic, Predicate<Told> wanted) {
            Shared.ready();
            this.wanted = wanted;
            partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .toList();
            consumer = new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            RealParts.kafka(),
                            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                            false,
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                            "earliest"),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        /// Waits for at least so many messages and gives all there are, in order.
        public List<Told> await(int atLeast) {
            return await(all -> all.size() >= atLeast);
        }

        /// Waits until what was told meets the condition and gives all of it, in order.
        public List<Told> await(Predicate<List<Told>> enough) {
            Awaitility.await("messages in " + partitions.getFirst().topic())
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(PATIENCE)
                    .until(() -> {
                        take();
                        return enough.test(told);
                    });
            return List.copyOf(told);
        }

        /// What was told up to this moment, in order, without waiting for more.
        public List<Told> untilNow() {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            return await(
                    _ -> ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue()));
        }

        @Override
        public void close() {
            consumer.close();
        }

        private void take() {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                Map<String, byte[]> headers = new HashMap<>();
                record.headers().forEach(header -> headers.put(header.key(), header.value()));
                Told one = new Told(
                        record.topic(), record.partition(), record.offset(), record.key(), record.value(), headers);
                if (wanted.test(one)) {
                    told.add(one);
                }
            }
        }
    }

    /// One producer is enough for a JVM; the topics are there before anything is written or read.
    private static final class Shared {
        private static final Producer<String, byte[]> PRODUCER = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        RealParts.kafka(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());

        static {
            make(Arrays.stream(Topic.values()).map(TopicToHave::of).toArray(TopicToHave[]::new));
        }

        /// Has the class initialised.
        static void ready() {}

        static void make(TopicToHave... topics) {
            try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, RealParts.kafka()))) {
                for (TopicToHave topic : topics) {
                    NewTopic wanted = new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config());
                    try {
                        admin.createTopics(List.of(wanted)).all().get();
                    } catch (ExecutionException e) {
                        if (!(e.getCause() instanceof TopicExistsException)) {
                            throw new IllegalStateException(e.getCause());
                        }
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
