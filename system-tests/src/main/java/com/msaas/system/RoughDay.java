package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Topic;
import com.msaas.localstack.ClinicService;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.ServiceProcess;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.JsonNode;

/// What a system has to bear while a clinic works: somebody writes into its topics what nobody can read, and each of
/// its services is restarted.
public final class RoughDay {
    private static final List<byte[]> RUBBISH = List.of(
            new byte[] {'{', (byte) 0xC3, (byte) 0x28, 0, (byte) 0xFF},
            "<event/>".getBytes(StandardCharsets.UTF_8),
            new byte[0]);
    private static final int RESTARTED_AT_ONCE = 3;

    private final TheSystem system;

    public RoughDay(TheSystem system) {
        this.system = system;
    }

    /// Where a listener should have met something that it cannot read.
    ///
    /// @param listener the service's name and the listener's
    private record Meeting(String listener, String topic, int partition) {}

    /// Writes into each partition of each topic what cannot be decoded, and restarts each instance of each service, a
    /// few at a time.
    public void strike() {
        writeRubbish();
        List<ServiceProcess> all = system.services();
        for (int first = 0; first < all.size(); first += RESTARTED_AT_ONCE) {
            List<ServiceProcess> some = all.subList(first, Math.min(first + RESTARTED_AT_ONCE, all.size()));
            LocalStack.inParallel(some, one -> one.restart(TheSystem.PATIENCE));
        }
        writeRubbish();
    }

    /// Each listener has met what cannot be read in each of its partitions, and has put it aside for good.
    ///
    /// @throws AssertionError when one has not
    public void assertRubbishIsPutAside() {
        Set<Meeting> meetings = meetings();
        assertThat(meetings.stream().map(Meeting::topic).collect(Collectors.toSet()))
                .as("topics that somebody listens to")
                .hasSizeGreaterThan(Topic.values().length / 2);
        await().atMost(TheSystem.PATIENCE)
                .untilAsserted(() -> assertThat(putAside()).containsAll(meetings));
    }

    private void writeRubbish() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", system.servers().kafka().bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : Topic.values()) {
                for (int partition = 0; partition < topic.partitions(); partition++) {
                    byte[] value = RUBBISH.get(partition % RUBBISH.size());
                    byte[] key = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
                    ProducerRecord<byte[], byte[]> record =
                            new ProducerRecord<>(topic.topicName(), partition, key, value);
                    record.headers().add(EventEnvelope.Header.ID, value).add(EventEnvelope.Header.TENANT_ID, key);
                    producer.send(record);
                }
            }
        }
    }

    private Set<Meeting> meetings() {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", system.servers().kafka().bootstrapServers()))) {
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(group ->
                            ClinicService.named(group.split("\\.", 2)[0]).isPresent())
                    .toList();
            return admin.describeConsumerGroups(groups).all().get().entrySet().stream()
                    .flatMap(group -> group.getValue().members().stream()
                            .flatMap(member -> member.assignment().topicPartitions().stream())
                            .map(at -> new Meeting(withoutGeneration(group.getKey()), at.topic(), at.partition())))
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String withoutGeneration(String group) {
        return group.substring(0, group.lastIndexOf('.'));
    }

    private Set<Meeting> putAside() {
        return Arrays.stream(ClinicService.values())
                .filter(service -> service != ClinicService.GATEWAY)
                .map(ClinicService::module)
                .flatMap(service -> letters(service)
                        .filter(letter -> letter.path("for_good").asBoolean())
                        .map(letter -> new Meeting(
                                service + "." + letter.path("listener").asString(),
                                letter.path("topic").asString(),
                                letter.path("partition").asInt())))
                .collect(Collectors.toSet());
    }

    private Stream<JsonNode> letters(String service) {
        return system.operator(service)
                .get("/operations/dead-letters")
                .expect(200)
                .data()
                .path("parked")
                .valueStream();
    }
}
