package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final Events events = new Events();
    private final TenantId clinic = new TenantId(Ids.next());

    @Test
    void readsWhatWasToldOfOneClinicInOrder() {
        events.publish(new TenantId(Ids.next()), client(1));
        EventEnvelope first = events.publish(clinic, client(1));
        EventEnvelope second = events.publish(clinic, client(2));

        try (Events.Reader reader = events.read(Topic.CRM_CLIENT, clinic)) {
            List<Events.Told> told = reader.await(2);

            assertThat(told).extracting(Events.Told::id).containsExactly(first.id(), second.id());
            assertThat(told.getLast().as(ClientAdded.class).version()).isEqualTo(2);
            assertThat(told.getFirst().key()).isEqualTo(clinic.toString());
        }
    }

    @Test
    void repeatsAnEventUnderItsOwnId() {
        ClientAdded added = client(1);
        EventEnvelope envelope = events.publish(clinic, added);
        events.publish(envelope, added);

        try (Events.Reader reader = events.read(Topic.CRM_CLIENT, clinic)) {
            assertThat(reader.await(2)).extracting(Events.Told::id).containsExactly(envelope.id(), envelope.id());
        }
    }

    @Test
    void tellsWhatNobodyCanRead() {
        EventEnvelope envelope = EventEnvelope.around(
                client(1),
                Ids.next(),
                "crm-service",
                Instant.now(),
                clinic.value(),
                null,
                EventEnvelope.system("test"));
        events.publish(Topic.CRM_CLIENT, clinic.toString(), new byte[] {1, 2, 3}, envelope.toHeaders());
        events.publish(Topic.CRM_CLIENT, clinic.toString(), null, Map.of());

        try (Events.Reader reader = events.read(Topic.CRM_CLIENT, clinic)) {
            assertThat(reader.untilNow())
                    .singleElement()
                    .satisfies(told -> assertThat(told.value()).containsExactly(1, 2, 3));
        }
    }

    private static ClientAdded client(long version) {
        return new ClientAdded(Ids.next(), version, "active", Instant.EPOCH);
    }
}
