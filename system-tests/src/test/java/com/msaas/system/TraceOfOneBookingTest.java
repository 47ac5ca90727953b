package com.msaas.system;

import static com.msaas.system.Clinic.appointment;
import static com.msaas.system.Clinic.halfHour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.localstack.ServiceProcess;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.TraceReceiver;
import com.msaas.testsupport.TraceReceiver.TracedPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever looks at one booking sees all that came of it.
@ExtendWith(Running.class)
class TraceOfOneBookingTest {
    /// That none of so many is among the quarter that is told happens once in thirty million runs.
    private static final int BOOKINGS = 60;

    @Test
    void showsTheGatewaySchedulingKafkaAndEveryServiceThatListens(TheSystem system, TraceReceiver collector)
            throws ExecutionException, InterruptedException {
        Clinic clinic = Clinic.open(system, "Clinica Zâmbet");
        UUID dentist = clinic.dentist("Dr. Ionescu");
        UUID consultation = clinic.treatment("Consultație", false);
        UUID patient = clinic.patient("Ștefania", "Mureșan");

        TracedPart booking = toldBooking(clinic, collector, patient, dentist, consultation);

        assertThat(booking.service()).isEqualTo("gateway");
        assertThat(booking.parent()).as("the trace begins at the gateway").isEmpty();
        List<TracedPart> parts = awaitWhole(system, collector, booking);
        TracedPart atScheduling = parts.stream()
                .filter(part -> part.kind().equals("SERVER") && part.isUnder(booking))
                .findFirst()
                .orElseThrow();
        assertThat(atScheduling.service()).isEqualTo("scheduling-service");
        assertThat(atScheduling.name()).isEqualTo("POST /api/appointments");
        assertThat(atScheduling.attributes())
                .containsEntry("clinic.tenant_id", clinic.id().toString());
        assertThat(sentBy(parts, "scheduling-service")).allMatch(part -> part.isUnder(atScheduling));
        assertThat(parts.toString()).doesNotContain("tefania", "ureșan", clinic.email(), "Ionescu");

        assertThat(linesOf(system, "gateway", booking)).isPositive();
        assertThat(TheSystem.SCHEDULERS.stream()
                        .mapToLong(name -> linesOf(system, name, booking))
                        .sum())
                .isPositive();
    }

    private static TracedPart toldBooking(
            Clinic clinic, TraceReceiver collector, UUID patient, UUID dentist, UUID treatment) {
        Set<String> requests = new HashSet<>();
        for (int number = 0; number < BOOKINGS; number++) {
            Answer answer = clinic.api()
                    .post("/api/appointments", appointment(patient, dentist, treatment, halfHour(number)))
                    .expect(201);
            requests.add(answer.header("X-Request-Id").orElseThrow());
            Optional<TracedPart> told = toldOf(requests, collector);
            if (told.isPresent()) {
                return told.get();
            }
        }
        return await().atMost(TheSystem.PATIENCE)
                .until(() -> toldOf(requests, collector), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<TracedPart> toldOf(Set<String> requests, TraceReceiver collector) {
        return collector.all().stream()
                .filter(part -> part.service().equals("gateway"))
                .filter(part -> requests.contains(part.attributes().get("clinic.request_id")))
                .findFirst();
    }

    /// Waits until every service that is subscribed to a topic on which the booking was told has its part.
    private static List<TracedPart> awaitWhole(TheSystem system, TraceReceiver collector, TracedPart booking)
            throws ExecutionException, InterruptedException {
        Map<String, Set<String>> listening = listening(system);
        await().atMost(TheSystem.PATIENCE).untilAsserted(() -> {
            List<TracedPart> parts = collector.trace(booking.traceId());
            Set<String> wanted = new HashSet<>();
            sentBy(parts, "scheduling-service")
                    .forEach(sent -> wanted.addAll(
                            listening.getOrDefault(sent.attributes().get("messaging.destination.name"), Set.of())));
            assertThat(wanted).contains("crm-service", "notification-service", "tenant-service");
            assertThat(parts)
                    .filteredOn(part -> part.kind().equals("CONSUMER"))
                    .extracting(TracedPart::service)
                    .containsAll(wanted);
            Set<String> ids = parts.stream().map(TracedPart::id).collect(Collectors.toSet());
            assertThat(parts)
                    .filteredOn(part -> !part.id().equals(booking.id()))
                    .as("all parts know what caused them")
                    .allMatch(part -> ids.contains(part.parent()));
        });
        return collector.trace(booking.traceId());
    }

    private static List<TracedPart> sentBy(List<TracedPart> parts, String service) {
        List<TracedPart> sent = parts.stream()
                .filter(part -> part.kind().equals("PRODUCER") && part.service().equals(service))
                .toList();
        assertThat(sent).isNotEmpty();
        return sent;
    }

    /// The services that listen to a topic, as the broker knows their groups.
    private static Map<String, Set<String>> listening(TheSystem system)
            throws ExecutionException, InterruptedException {
        Map<String, Set<String>> listening = new HashMap<>();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                system.servers().kafka().bootstrapServers()))) {
            List<String> groups = new ArrayList<>();
            for (GroupListing group : admin.listGroups().all().get()) {
                groups.add(group.groupId());
            }
            for (ConsumerGroupDescription group :
                    admin.describeConsumerGroups(groups).all().get().values()) {
                String service = group.groupId().substring(0, group.groupId().indexOf('.'));
                group.members().stream()
                        .flatMap(member -> member.assignment().topicPartitions().stream())
                        .map(TopicPartition::topic)
                        .forEach(topic -> listening
                                .computeIfAbsent(topic, none -> new HashSet<>())
                                .add(service));
            }
        }
        return listening;
    }

    private static long linesOf(TheSystem system, String instance, TracedPart part) {
        ServiceProcess service = system.service(instance);
        try (var lines = Files.lines(service.log())) {
            return lines.filter(line -> line.contains(part.traceId())).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
