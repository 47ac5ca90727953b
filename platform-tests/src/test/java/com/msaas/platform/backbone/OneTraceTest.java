package com.msaas.platform.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Topic;
import com.msaas.platform.observability.Trace;
import com.msaas.platform.observability.TraceSettings;
import com.msaas.platform.observability.Traces;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import com.msaas.testsupport.TraceReceiver;
import com.msaas.testsupport.TraceReceiver.TracedPart;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A request, the events that it tells, those who hear them and the jobs that they leave behind are one trace.
@ServiceTest(
        classes = WatchedService.class,
        properties = {
            "spring.application.name=traced-service",
            "clinic.traces.ratio=1",
            "clinic.limits.enforced=true",
            "clinic.jobs.tries=1"
        })
@DirtiesContext
class OneTraceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TraceReceiver COLLECTOR = TraceReceiver.open();

    @Autowired
    private ApiClient api;

    @Autowired
    private TestClinics clinics;

    @Autowired
    private Events events;

    @Autowired
    private TestClock clock;

    @DynamicPropertySource
    static void tell(DynamicPropertyRegistry settings) {
        settings.add("clinic.traces.endpoint", COLLECTOR::endpoint);
    }

    @BeforeAll
    static void forgetWhatOthersTold() {
        RealParts.emptyTopics();
    }

    @AfterAll
    static void close() {
        COLLECTOR.close();
    }

    @Test
    void fromTheRequestOverKafkaToEachListenerAndItsJob() {
        Clinic clinic = clinics.fresh();
        String trace = newTraceId();

        visit(clinic, trace, "01");

        List<TracedPart> parts = awaitParts(trace, 6);
        TracedPart request = only(parts, part -> part.kind().equals("SERVER"));
        assertThat(request.parent()).isEqualTo("00f067aa0ba902b7");
        assertThat(request.name()).isEqualTo("POST /api/visits");
        assertThat(request.attributes())
                .containsEntry("http.response.status_code", "200")
                .containsEntry("clinic.tenant_id", clinic.id().toString());
        EventEnvelope told = events.read(Topic.SCHEDULING_APPOINTMENT, clinic.id())
                .await(1)
                .getFirst()
                .envelope();
        assertThat(told.traceparent()).isEqualTo("00-" + trace + "-" + request.id() + "-01");

        TracedPart sent = only(parts, part -> part.kind().equals("PRODUCER"));
        assertThat(sent.isUnder(request)).isTrue();
        assertThat(sent.attributes())
                .containsEntry("messaging.destination.name", Topic.SCHEDULING_APPOINTMENT.topicName())
                .containsEntry("clinic.event_id", told.id().toString());
        for (String listener : List.of(Reception.PROJECTION, "greetings", WatchedService.SLOW)) {
            TracedPart heard = only(parts, part -> part.name().equals(listener + " " + told.type()));
            assertThat(heard.kind()).isEqualTo("CONSUMER");
            assertThat(heard.isUnder(request)).isTrue();
        }
        TracedPart job = only(parts, part -> part.name().equals("job echo"));
        assertThat(job.isUnder(only(parts, part -> part.name().startsWith(WatchedService.SLOW))))
                .isTrue();
        assertThat(parts)
                .noneMatch(TracedPart::failed)
                .allMatch(part -> part.service().equals("traced-service"));
    }

    @Test
    void namesNobodyAndNoQueryOrMessage() {
        Clinic clinic = clinics.fresh();
        String trace = newTraceId();

        api.as(clinic.owner())
                .header(Trace.HEADER, "00-" + trace + "-00f067aa0ba902b7-01")
                .post("/api/errands/vain-Ana?email=ana@example.com", "")
                .expect(200);

        List<TracedPart> parts = awaitParts(trace, 2);
        TracedPart request = only(parts, part -> part.kind().equals("SERVER"));
        assertThat(request.name()).isEqualTo("POST /api/errands/{key}");
        TracedPart job = only(parts, part -> part.name().equals("job errand"));
        assertThat(job.failed()).isTrue();
        assertThat(job.attributes()).containsEntry("error.type", "IllegalStateException");
        assertThat(parts.toString())
                .doesNotContain(
                        "Ana",
                        "ana@",
                        "in vain",
                        clinic.owner().name(),
                        clinic.owner().email());
    }

    @Test
    void isToldOnlyWhereItsBeginningWas() {
        Clinic clinic = clinics.fresh();
        String untold = newTraceId();
        visit(clinic, untold, "00");
        String told = newTraceId();
        visit(clinic, told, "01");

        awaitParts(told, 6);
        assertThat(COLLECTOR.trace(untold)).isEmpty();
        assertThat(events.read(Topic.SCHEDULING_APPOINTMENT, clinic.id()).await(2))
                .extracting(event -> event.envelope().traceparent())
                .anyMatch(header -> header.contains(untold) && header.endsWith("-00"));
    }

    @Test
    void endsWhereHistoryIsRead() {
        Clinic clinic = clinics.fresh();
        // as a rebuild does, long after
        clock.advance(Duration.ofHours(-2));
        String past = newTraceId();
        EventEnvelope old = EventEnvelope.around(
                Visits.booked(UUID.randomUUID(), 1),
                UUID.randomUUID(),
                "test",
                clock.instant(),
                clinic.id().value(),
                "00-" + past + "-00f067aa0ba902b7-01",
                EventEnvelope.system("test"));
        clock.reset();

        events.publish(old, Visits.booked(old.subject(), 1));
        String told = newTraceId();
        visit(clinic, told, "01");

        awaitParts(told, 6);
        assertThat(COLLECTOR.trace(past)).isEmpty();
    }

    @Test
    void holdsNobodyUpWhereTheCollectorDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Traces traces = Traces.of(
                        new TraceSettings("http://127.0.0.1:" + silent.getLocalPort(), 1), "a-service", "a-service")) {
            assertTimeout(Duration.ofSeconds(5), () -> {
                for (int i = 0; i < 10_000; i++) {
                    traces.begin("work", SpanKind.INTERNAL, Optional.empty()).run(() -> {});
                }
            });
            // it was tried
            silent.setSoTimeout((int) PATIENCE.toMillis());
            silent.accept().close();
        }
    }

    private void visit(Clinic clinic, String trace, String flags) {
        api.as(clinic.owner())
                .header(Trace.HEADER, "00-" + trace + "-00f067aa0ba902b7-" + flags)
                .post("/api/visits", "")
                .expect(200);
    }

    private static List<TracedPart> awaitParts(String trace, int count) {
        return await().atMost(PATIENCE).until(() -> COLLECTOR.trace(trace), parts -> parts.size() >= count);
    }

    private static TracedPart only(List<TracedPart> parts, Predicate<TracedPart> wanted) {
        assertThat(parts).filteredOn(wanted).hasSize(1);
        return parts.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static String newTraceId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
