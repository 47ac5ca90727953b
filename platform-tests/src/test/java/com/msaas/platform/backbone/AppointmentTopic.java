package com.msaas.platform.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.ContractJson;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Topic;
import com.msaas.platform.kafka.Broker;
import com.msaas.platform.kafka.KafkaSettings;
import com.msaas.platform.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/// A raw reader of the appointment topic, from its beginning, that believes nothing of what the backbone says
/// of itself.
final class AppointmentTopic implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private final List<Seen> seen = new ArrayList<>();

    AppointmentTopic(String kafka) {
        consumer = new Broker(new KafkaSettings(kafka, (short) 1, SampleService.SESSION_TIMEOUT), List.of())
                .consumer("raw-" + UUID.randomUUID());
        List<TopicPartition> all = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topic.SCHEDULING_APPOINTMENT.topicName(), partition))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /// One delivery of an event.
    record Seen(UUID event, TenantId tenant, UUID subject, long version, int partition) {}

    /// All deliveries of the tenant's events up to now.
    List<Seen> of(TenantId tenant) {
        consumer.poll(Duration.ofMillis(200)).forEach(this::note);
        return seen.stream().filter(one -> one.tenant().equals(tenant)).toList();
    }

    /// The places in the tenant's order, each event counted at its first appearance.
    List<Long> firstAppearances(TenantId tenant) {
        Set<UUID> events = new LinkedHashSet<>();
        assertThat(of(tenant).stream().map(Seen::partition).distinct())
                .as("partitions of one tenant")
                .hasSizeLessThan(2);
        List<Long> places = new ArrayList<>();
        for (Seen one : of(tenant)) {
            if (events.add(one.event())) {
                places.add(one.version());
            }
        }
        return places;
    }

    private void note(ConsumerRecord<byte[], byte[]> taken) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : taken.headers()) {
            headers.put(header.key(), header.value());
        }
        if (!headers.containsKey(EventEnvelope.Header.ID)) {
            return;
        }
        EventEnvelope envelope = EventEnvelope.fromHeaders(headers);
        Version version = ContractJson.read(taken.value(), Version.class);
        seen.add(new Seen(
                envelope.id(),
                new TenantId(envelope.tenantId()),
                envelope.subject(),
                version.version(),
                taken.partition()));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private record Version(long version) {}
}
