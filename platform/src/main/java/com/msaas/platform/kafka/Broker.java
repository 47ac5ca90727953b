package com.msaas.platform.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The service's side of the broker. A broker that is away stops nothing: the service starts without it, and
/// relay and listeners wait until the topics this service writes and reads are there.
public final class Broker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Broker.class);
    private static final int LARGEST_MESSAGE_BYTES = 1024 * 1024;
    private static final Duration ASKING = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    private final KafkaSettings settings;
    private final Set<TopicToHave> topics = ConcurrentHashMap.newKeySet();
    private final Admin admin;
    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile boolean running;

    public Broker(KafkaSettings settings, Collection<TopicToHave> topics) {
        this.settings = settings;
        this.topics.addAll(topics);
        Map<String, Object> config = settings.client("admin");
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ASKING.toMillis());
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ASKING.toMillis());
        this.admin = Admin.create(config);
    }

    /// Adds topics that this service writes or reads, before the start.
    public void need(Collection<TopicToHave> more) {
        if (running) {
            throw new IllegalStateException("topics are named before the start");
        }
        topics.addAll(more);
    }

    /// Waits until the broker has been reached and the topics are there.
    ///
    /// @return false when the time was up before
    public boolean awaitReached(Duration atMost) throws InterruptedException {
        return reached.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Whether the broker has been reached since this service started.
    public boolean wasReached() {
        return reached.getCount() == 0;
    }

    /// A producer that keeps order and tries for ever: acknowledged by all replicas, idempotent, without a
    /// deadline.
    public Producer<byte[], byte[]> producer(String id) {
        Map<String, Object> config = settings.client(id);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_MESSAGE_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8 * LARGEST_MESSAGE_BYTES);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// A consumer that starts where it is told to; what it commits is only a copy of the inbox's own marks.
    public Consumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> config = settings.client(group);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        int sessionTimeout = Math.toIntExact(settings.sessionTimeout().toMillis());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionTimeout);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, sessionTimeout / 5);
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// A consumer that belongs to no group: it reads the partitions it is given from where it is told to, and all of
    /// them.
    public Consumer<byte[], byte[]> reader(String id) {
        Map<String, Object> config = settings.client(id);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // where a place is not there any more, everything behind it was kept for longer than this reader wants
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Whether it answers now.
    public boolean answers() {
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(ASKING.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The offset behind the last message of each partition, as the broker knows it now.
    ///
    /// @throws BrokerAway when it does not answer within two seconds
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try {
            return admin.listOffsets(latest).all().get(ASKING.toMillis(), TimeUnit.MILLISECONDS).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new BrokerAway(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerAway(e);
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("broker").daemon().start(this::reach);
    }

    @Override
    public void stop() {
        running = false;
        admin.close(Duration.ZERO);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }

    private void reach() {
        try {
            while (running && !hasTopics()) {
                Thread.sleep(PAUSE_AFTER_FAILURE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasTopics() throws InterruptedException {
        try {
            createMissing();
            reached.countDown();
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.warn("the broker is not to be reached yet: {}", e.toString());
            return false;
        }
    }

    private void createMissing() throws ExecutionException, TimeoutException, InterruptedException {
        Set<String> present = admin.listTopics().names().get(ASKING.toMillis(), TimeUnit.MILLISECONDS);
        List<NewTopic> missing = topics.stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), settings.replicationFactor())
                        .configs(topic.config()))
                .toList();
        for (var created : admin.createTopics(missing).values().entrySet()) {
            try {
                created.getValue().get(ASKING.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                log.debug("another service has made {} at the same time", created.getKey());
            }
        }
    }
}
