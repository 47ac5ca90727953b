package com.msaas.platform.outbox;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.ContractEvent;
import com.msaas.contracts.ContractJson;
import com.msaas.contracts.ContractSchemas;
import com.msaas.contracts.Contracts;
import com.msaas.contracts.EventContract;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Topic;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.observability.Trace;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a use case puts the events it caused, inside the transaction that changes the state. What is here
/// when the transaction commits will reach Kafka; what is rolled back never was.
public final class Outbox {
    static final String COLLECTION = "outbox";
    static final int LARGEST_BYTES = 512 * 1024;
    private static final UUID NO_TENANT = new UUID(0, 0);

    private final CrossTenantCollection rows;
    private final Clock clock;
    private final URI source;

    public Outbox(Database database, Clock clock, String service) {
        this.rows = database.crossTenantCollection(CollectionSpec.named(COLLECTION)
                .index(Indexes.ascending(OutboxRow.SERVER_TIME, OutboxRow.VERSION))
                .index(Indexes.ascending(OutboxRow.TENANT, OutboxRow.SERVER_TIME, OutboxRow.VERSION)));
        this.clock = clock;
        this.source = URI.create("/" + service);
    }

    CrossTenantCollection rows() {
        return rows;
    }

    /// Tells the world, for the bound tenant, in the name of the bound actor.
    ///
    /// @return the event's id
    /// @throws IllegalStateException outside of a transaction
    /// @throws BrokenContract when the event does not meet its own schema or is larger than 512 KiB
    public UUID publish(ContractEvent event) {
        EventContract<?> contract = Contracts.of(event);
        byte[] value = ContractJson.toBytes(event);
        List<String> problems = ContractSchemas.validate(contract.type(), value);
        if (!problems.isEmpty()) {
            throw new BrokenContract(contract.type(), String.join("; ", problems));
        }
        if (value.length > LARGEST_BYTES) {
            throw new BrokenContract(contract.type(), value.length + " bytes are more than " + LARGEST_BYTES);
        }
        return write(contract, event.aggregateId(), event.version(), value);
    }

    /// Lets the contact topic forget what it says about the subject: a tombstone under the key of that
    /// subject.
    ///
    /// @throws IllegalStateException outside of a transaction
    public void forget(Class<? extends ContractEvent> contact, UUID subject) {
        write(Contracts.of(contact), subject, Long.MAX_VALUE, null);
    }

    /// Moves bytes aside to another topic as they are, such as a dead letter.
    ///
    /// @param tenant nothing when the bytes do not tell
    /// @throws IllegalStateException outside of a transaction
    public void setAside(
            String topic, @Nullable TenantId tenant, String key, byte @Nullable [] value, Map<String, byte[]> headers) {
        Transactions.demand();
        rows.insert(new OutboxRow(
                        Ids.next(),
                        topic,
                        key,
                        topic,
                        key,
                        tenant == null ? NO_TENANT : tenant.value(),
                        value,
                        headers,
                        0,
                        clock.instant())
                .toDocument());
    }

    private UUID write(EventContract<?> contract, UUID subject, long version, byte @Nullable [] value) {
        Transactions.demand();
        TenantId tenant = TenantContext.current();
        UUID id = Ids.next();
        Instant now = clock.instant();
        EventEnvelope envelope = new EventEnvelope(
                id,
                contract.type(),
                source,
                subject,
                now,
                tenant.value(),
                Trace.find().map(Trace::traceparent).orElse(null),
                Actor.current().name());
        Topic topic = contract.topic();
        rows.insert(new OutboxRow(
                        id,
                        topic.topicName(),
                        subject.toString(),
                        contract.type(),
                        topic.key(tenant.value(), subject),
                        tenant.value(),
                        value,
                        envelope.toHeaders(),
                        version,
                        now)
                .toDocument());
        return id;
    }
}
