package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.msaas.contracts.Topic;
import com.msaas.localstack.ClinicService;
import com.msaas.localstack.Part;
import com.msaas.system.Practice.Booking;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/// Parts die and hang in the middle of the work, by signals and nothing else. Each fault first shows that it
/// struck, and then that whatever a client holds a 201 for has exactly one effect everywhere.
public final class Faults {
    /// Every service that makes something of a booking.
    static final List<String> CONSUMERS = List.of(
            "crm-service",
            "notification-service",
            "comms-service",
            "billing-service",
            "analytics-service",
            "tenant-service");

    /// Every projection, by service.
    private static final Map<String, List<String>> PROJECTIONS = Map.of(
            "crm-service", List.of("client-statistics", "client-activity", "clinics"),
            "billing-service", List.of("usage", "clinics"),
            "comms-service", List.of("client-bookings"),
            "notification-service", List.of("clinics"),
            "analytics-service", List.of("day-counts", "clinics"),
            "auth-service", List.of("clinics"),
            "scheduling-service", List.of("known-clients", "clinic-settings", "clinic-locations"));

    private static final Duration LONGER_THAN_THE_LEASE = Duration.ofSeconds(4);

    private final TheSystem system;

    public Faults(TheSystem system) {
        this.system = system;
    }

    /// A fault and what holds in spite of it.
    @FunctionalInterface
    public interface Fault {
        /// Strikes once.
        ///
        /// @throws AssertionError when something was lost, came twice or out of order, or the fault did not
        /// strike
        void strike();
    }

    /// All of them by name.
    public Map<String, Fault> all() {
        Map<String, Fault> all = new LinkedHashMap<>();
        all.put("broker away, scheduling killed", this::brokerAwayAndSchedulingKilled);
        all.put("consumers killed between effect and commit", this::consumersKilled);
        all.put("relay's owner killed", this::relayOwnerKilled);
        all.put("relay's owner hangs past its lease", this::relayOwnerHangs);
        all.put("group offsets deleted", this::offsetsDeleted);
        all.put("fault in the consumer's own data", this::brokenCopy);
        all.put("rebuilds while bookings run", this::rebuilds);
        return all;
    }

    /// Bookings go on without the broker; then both instances that hold the unsent events die.
    public void brokerAwayAndSchedulingKilled() {
        Practice practice = new Practice(system);
        practice.book();
        system.servers().kafka().pause();
        try {
            for (int number = 0; number < 8; number++) {
                practice.book();
            }
            assertThat(outbox().countDocuments(
                                    new Document("tenant", practice.clinic().id())))
                    .as("events that wait in the outbox")
                    .isGreaterThanOrEqualTo(8);
            TheSystem.SCHEDULERS.forEach(instance -> system.service(instance).kill());
        } finally {
            system.servers().kafka().resume();
            TheSystem.SCHEDULERS.forEach(instance -> system.restart(system.service(instance)));
        }
        practice.assertOneEffectEach();
    }

    /// The consumers die when their effects stand and Kafka does not know it yet.
    public void consumersKilled() {
        Practice practice = new Practice(system);
        practice.book();
        CONSUMERS.forEach(consumer -> system.service(consumer).stop());
        TopicPartition appointments = appointmentsOf(practice);
        Map<String, Long> marks = marks(appointments);
        try {
            // so many that not all listeners are through by the time that the first effects are seen
            for (int number = 0; number < 80; number++) {
                practice.book();
            }
            CONSUMERS.forEach(consumer -> system.service(consumer).start());
            await().atMost(TheSystem.PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> notices(practice) > 2);
            system.servers().kafka().pause();
            CONSUMERS.forEach(consumer -> system.service(consumer).kill());
        } finally {
            system.servers().kafka().resume();
        }
        List<String> ahead = aheadOfKafka(appointments, marks);
        restartConsumers();
        assertThat(ahead)
                .as("listeners whose effects stand and of which Kafka does not know")
                .isNotEmpty();
        practice.assertOneEffectEach();
    }

    /// The instance that sends dies under load; the other takes over.
    public void relayOwnerKilled() {
        Practice practice = new Practice(system);
        String owner = owner();
        try (Booking booking = practice.bookingOn()) {
            awaitMore(practice, 20);
            system.service(owner).kill();
            await().atMost(TheSystem.PATIENCE).until(() -> !owner().equals(owner));
            awaitMore(practice, 20);
        } finally {
            system.restart(system.service(owner));
        }
        assertOrder(practice);
        practice.assertOneEffectEach();
    }

    /// The instance that sends hangs for longer than its lease, loses it, and goes on believing that it has
    /// it.
    public void relayOwnerHangs() {
        Practice practice = new Practice(system);
        String owner = owner();
        Part hanging = system.service(owner);
        try (Booking booking = practice.bookingOn()) {
            awaitMore(practice, 20);
            hanging.pause();
            await().atMost(TheSystem.PATIENCE).until(() -> !owner().equals(owner));
            await().pollDelay(LONGER_THAN_THE_LEASE).until(() -> true);
            hanging.resume();
            awaitMore(practice, 20);
        } finally {
            hanging.resume();
        }
        assertOrder(practice);
        practice.assertOneEffectEach();
    }

    /// Kafka forgets how far everybody has read.
    public void offsetsDeleted() {
        Practice practice = new Practice(system);
        for (int number = 0; number < 10; number++) {
            practice.book();
        }
        practice.assertOneEffectEach();
        CONSUMERS.forEach(consumer -> system.service(consumer).stop());
        assertThat(forgetGroups()).as("groups that Kafka forgot").isGreaterThanOrEqualTo(CONSUMERS.size());
        restartConsumers();
        practice.assertOneEffectEach();
    }

    /// What crm keeps of one appointment is damaged: the events of that appointment are parked in order,
    /// everybody else's go on, and once the damage is mended they are replayed.
    public void brokenCopy() {
        Practice practice = new Practice(system);
        UUID unlucky = practice.book();
        practice.assertOneEffectEach();
        MongoCollection<Document> copies = system.liveCopies(ClinicService.CRM, "client_appointments");
        Document id = new Document("_id", unlucky);
        String sound = status(copies, unlucky);
        copies.updateOne(id, new Document("$set", new Document("status", "damaged")));

        ApiClient api = practice.clinic().api();
        String path = "/api/appointments/" + unlucky;
        for (String next : List.of("confirmed", "checked_in", "in_progress")) {
            api.patch(path, Map.of("status", next)).expect(200);
        }
        await().atMost(TheSystem.PATIENCE)
                .untilAsserted(() -> assertThat(parked(unlucky))
                        .as("events of the appointment that are parked")
                        .hasSize(3)
                        .isSorted());
        practice.book();
        practice.clinic()
                .eventually(
                        "/api/clients/" + practice.patient(),
                        client -> client.path("appointments_count").asInt()
                                == practice.promised().size());

        copies.updateOne(id, new Document("$set", new Document("status", sound)));
        system.operator("crm-service")
                .post("/operations/dead-letters/replay", "{}")
                .expect(200);
        assertThat(parked(unlucky)).isEmpty();
        assertThat(status(copies, unlucky)).isEqualTo("in_progress");
        practice.assertOneEffectEach();
    }

    /// Where the parked events of the appointment stand in their topic, in the order in which they are
    /// parked.
    private List<Long> parked(UUID appointment) {
        List<Long> offsets = new ArrayList<>();
        for (JsonNode letter : system.operator("crm-service")
                .get("/operations/dead-letters")
                .expect(200)
                .data()
                .path("parked")) {
            if (letter.path("listener").asString().equals("client-statistics")
                    && letter.path("aggregate").asString("").contains(appointment.toString())) {
                offsets.add(letter.path("offset").asLong());
            }
        }
        return offsets;
    }

    private static String status(MongoCollection<Document> copies, UUID appointment) {
        Document copy = copies.find(new Document("_id", appointment)).first();
        assertThat(copy).as("crm's copy of the appointment").isNotNull();
        return copy == null ? "" : copy.getString("status");
    }

    /// Each projection is made anew while bookings run, and agrees with the live one.
    public void rebuilds() {
        Practice practice = new Practice(system);
        practice.book();
        try (Booking booking = practice.bookingOn()) {
            PROJECTIONS.forEach((service, names) -> names.forEach(name -> rebuild(service, name)));
        }
        practice.assertOneEffectEach();
    }

    private void rebuild(String service, String projection) {
        String path = "/operations/projections/" + projection;
        JsonNode before = system.operator(service).get(path).expect(200).data();
        system.operator(service).post(path + "/rebuild", "{}").expect(200);
        JsonNode[] done = new JsonNode[1];
        await().atMost(TheSystem.PATIENCE).until(() -> {
            Answer progress = system.operator(service).get(path).expect(200);
            done[0] = progress.data();
            return done[0].path("building").isNull()
                    && done[0].path("live").asInt() > before.path("live").asInt();
        });
        JsonNode comparison = done[0].path("last_comparison");
        assertThat(comparison.path("after").asString())
                .as("checksum of %s of %s", projection, service)
                .isNotEmpty()
                .isEqualTo(comparison.path("before").asString());
    }

    /// All at once, which is quicker than one after another.
    private void restartConsumers() {
        CONSUMERS.forEach(consumer -> system.service(consumer).start());
        CONSUMERS.forEach(consumer -> system.service(consumer).awaitReady(TheSystem.PATIENCE));
    }

    private void awaitMore(Practice practice, int count) {
        int before = practice.promised().size();
        await().atMost(TheSystem.PATIENCE).until(() -> practice.promised().size() >= before + count);
    }

    /// One receptionist books one after another, so the clinic's events are in the order of her answers.
    private void assertOrder(Practice practice) {
        List<UUID> promised = practice.promised();
        await().atMost(TheSystem.PATIENCE).untilAsserted(() -> {
            List<UUID> told = new ArrayList<>(practice.told());
            told.retainAll(promised);
            assertThat(told).isEqualTo(promised);
        });
    }

    private String owner() {
        Document relay = system.database(ClinicService.SCHEDULING)
                .getCollection("relay_state")
                .find()
                .first();
        String owner = relay == null ? "" : relay.getString("owner");
        return owner.contains("/") ? owner.substring(0, owner.indexOf('/')) : owner;
    }

    private MongoCollection<Document> outbox() {
        return system.database(ClinicService.SCHEDULING).getCollection("outbox");
    }

    private long notices(Practice practice) {
        return system.database(ClinicService.NOTIFICATION)
                .getCollection("notifications")
                .countDocuments(new Document("tenant_id", practice.clinic().id()));
    }

    /// How far each listener is with the clinic's appointments by its own mark, kept with its effects; by its
    /// group.
    private Map<String, Long> marks(TopicPartition partition) {
        Map<String, Long> marks = new HashMap<>();
        for (String service : CONSUMERS) {
            for (Document mark : system.database(ClinicService.named(service).orElseThrow())
                    .getCollection("inbox_marks")
                    .find(new Document("_id.t", partition.topic()).append("_id.p", partition.partition()))) {
                marks.put(
                        "%s.%s.g%d".formatted(service, mark.getString("consumer"), mark.getInteger("generation")),
                        mark.getLong("offset"));
            }
        }
        return marks;
    }

    /// The listeners that have moved on since and are further now than the offset that Kafka keeps for them.
    private List<String> aheadOfKafka(TopicPartition partition, Map<String, Long> since) {
        List<String> ahead = new ArrayList<>();
        try (Admin admin = admin()) {
            for (Map.Entry<String, Long> mark : marks(partition).entrySet()) {
                var kept = admin.listConsumerGroupOffsets(mark.getKey())
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(partition);
                if (mark.getValue() > since.getOrDefault(mark.getKey(), -1L)
                        && mark.getValue() + 1 > (kept == null ? 0 : kept.offset())) {
                    ahead.add(mark.getKey());
                }
            }
            return ahead;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static TopicPartition appointmentsOf(Practice practice) {
        byte[] key = practice.clinic().id().toString().getBytes(StandardCharsets.UTF_8);
        return new TopicPartition(
                Topic.SCHEDULING_APPOINTMENT.topicName(), Utils.toPositive(Utils.murmur2(key)) % Topic.PARTITIONS);
    }

    private int forgetGroups() {
        try (Admin admin = admin()) {
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(group -> CONSUMERS.stream().anyMatch(group::startsWith))
                    .toList();
            admin.deleteConsumerGroups(groups).all().get();
            return groups.size();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", system.servers().kafka().bootstrapServers()));
    }
}
