package com.msaas.platform.outbox;

import com.msaas.contracts.EventEnvelope;
import com.msaas.platform.observability.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// One message that waits to be sent. Its first fields are named as Debezium's outbox event router for
/// MongoDB expects them, so that a connector can take the relay's place:
/// [Debezium, MongoDB outbox event
/// router](https://debezium.io/documentation/reference/stable/transformations/mongodb-outbox-event-router.html)
/// with `collection.field.event.key=event_key`.
///
/// @param topic where it goes
/// @param subject the aggregate it speaks of
/// @param key what Kafka orders by
/// @param value the message's bytes; none is a tombstone
/// @param headers the message's headers
/// @param version the aggregate's version, which orders rows that were written at the same moment
record OutboxRow(
        UUID id,
        String topic,
        String subject,
        String type,
        String key,
        UUID tenant,
        byte @Nullable [] value,
        Map<String, byte[]> headers,
        long version,
        Instant time) {
    static final String SERVER_TIME = "ts";
    static final String VERSION = "version";
    static final String TENANT = "tenant";
    private static final BsonTimestamp FILLED_BY_THE_SERVER = new BsonTimestamp(0, 0);

    Document toDocument() {
        Document headerTexts = new Document();
        new TreeMap<>(headers)
                .forEach((name, bytes) -> headerTexts.append(name, new String(bytes, StandardCharsets.UTF_8)));
        return new Document("_id", id)
                .append("aggregatetype", topic)
                .append("aggregateid", subject)
                .append("type", type)
                .append("event_key", key)
                .append("payload", value == null ? null : new Binary(value))
                .append(TENANT, tenant)
                .append("headers", headerTexts)
                .append(VERSION, version)
                .append("time", Date.from(time))
                .append(SERVER_TIME, FILLED_BY_THE_SERVER);
    }

    static OutboxRow from(Document document) {
        Map<String, byte[]> headers = new TreeMap<>();
        document.get("headers", Document.class)
                .forEach((name, text) -> headers.put(name, ((String) text).getBytes(StandardCharsets.UTF_8)));
        Binary payload = document.get("payload", Binary.class);
        return new OutboxRow(
                document.get("_id", UUID.class),
                document.getString("aggregatetype"),
                document.getString("aggregateid"),
                document.getString("type"),
                document.getString("event_key"),
                document.get(TENANT, UUID.class),
                payload == null ? null : payload.getData(),
                headers,
                document.getLong(VERSION),
                document.getDate("time").toInstant());
    }

    /// What it was told in the course of.
    Optional<Trace> trace() {
        byte[] told = headers.get(EventEnvelope.Header.TRACEPARENT);
        return told == null ? Optional.empty() : Trace.of(new String(told, StandardCharsets.UTF_8));
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, bytes) -> message.headers().add(name, bytes));
        return message;
    }
}
