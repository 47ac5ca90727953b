package com.msaas.system;

import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the appointment topic as Kafka holds it, with Kafka's own consumer and nothing of ours.
final class RawReader {
    private static final Duration POLL = Duration.ofMillis(500);

    private final String kafka;

    RawReader(String kafka) {
        this.kafka = kafka;
    }

    /// The appointments that the clinic's events are about, in the order in which each event first appears.
    List<UUID> appointments(UUID tenant) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(number -> new TopicPartition(Topic.SCHEDULING_APPOINTMENT.topicName(), number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<UUID> found = new ArrayList<>();
            Set<String> events = new HashSet<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (header(record, EventEnvelope.Header.TENANT_ID).equals(tenant.toString())
                            && events.add(header(record, EventEnvelope.Header.ID))) {
                        found.add(UUID.fromString(header(record, EventEnvelope.Header.SUBJECT)));
                    }
                }
            }
            return found;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
