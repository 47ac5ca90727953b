package com.msaas.platform.revocation;

import com.msaas.contracts.ContractEvent;
import com.msaas.contracts.ContractJson;
import com.msaas.contracts.Contracts;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MalformedEvent;
import com.msaas.contracts.MemberFact;
import com.msaas.contracts.SessionsEnded;
import com.msaas.contracts.Topic;
import com.msaas.platform.kafka.Broker;
import com.msaas.platform.kafka.RecordHeaders;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.platform.thread.OwnThread;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Lets this instance hear what makes tokens void. Unlike a listener it keeps no place and shares with nobody: it reads
/// everything from as far back as it still matters, after each start again.
final class RevocationReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RevocationReader.class);
    private static final Set<Topic> TOPICS = Set.of(Topic.AUTH_SESSION, Topic.TENANT_MEMBER);
    private static final Set<String> TYPES = Stream.concat(
                    Contracts.family(MemberFact.class).stream(), Stream.of(Contracts.of(SessionsEnded.class)))
            .map(contract -> contract.type())
            .collect(Collectors.toUnmodifiableSet());
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    private final Broker broker;
    private final Revocations revocations;
    private final Clock clock;
    private final OwnThread thread = new OwnThread("revocations", LONGEST_STOP);
    private volatile boolean caughtUp;

    RevocationReader(Broker broker, Revocations revocations, Clock clock) {
        this.broker = broker;
        this.revocations = revocations;
        this.clock = clock;
    }

    /// Whether what had been told before this start has been heard.
    boolean hasCaughtUp() {
        return caughtUp;
    }

    @Override
    public void start() {
        thread.start(this::work);
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    /// Stops after the last request was answered.
    @Override
    public int getPhase() {
        return 0;
    }

    private void work() throws InterruptedException {
        while (thread.isRunning()) {
            try {
                if (broker.awaitReached(PAUSE_AFTER_FAILURE)) {
                    read();
                }
            } catch (RuntimeException | Error e) {
                // an Error as well: without this thread no token would be void here any more
                log.warn("what makes tokens void cannot be read, it is tried again", e);
                thread.rest(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void read() {
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(number -> new TopicPartition(topic.topicName(), number)))
                .toList();
        try (Consumer<byte[], byte[]> consumer = broker.reader("revocations")) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            startWhereItMatters(consumer, ends);
            while (thread.isRunning()) {
                consumer.poll(POLL).forEach(this::take);
                caughtUp = caughtUp
                        || partitions.stream().allMatch(one -> consumer.position(one) >= ends.getOrDefault(one, 0L));
            }
        }
    }

    private void startWhereItMatters(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        long since = clock.instant().minus(Revocations.KEPT).toEpochMilli();
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(
                ends.keySet().stream().collect(Collectors.toMap(Function.identity(), one -> since)));
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = found.get(partition);
            consumer.seek(partition, first == null ? end : first.offset());
        });
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        byte[] value = message.value();
        try {
            EventEnvelope envelope = EventEnvelope.fromHeaders(RecordHeaders.of(message));
            if (value != null && TYPES.contains(envelope.type())) {
                Contracts.byType(envelope.type()).ifPresent(contract -> {
                    ContractEvent event = ContractJson.read(value, contract.record());
                    revocations.take(new TenantId(envelope.tenantId()), event);
                });
            }
        } catch (MalformedEvent e) {
            // the services' listeners park it and tell of it
            log.debug("passed over what cannot be read in {}", message.topic(), e);
        }
    }
}
