package com.msaas.platform.inbox;

import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MalformedEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A message as it lies in Kafka, before anything in it is believed.
///
/// @param value nothing for a tombstone
record Message(
        String topic, int partition, long offset, String key, byte @Nullable [] value, Map<String, byte[]> headers) {

    static Message of(ConsumerRecord<byte[], byte[]> taken) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : taken.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), header.value());
            }
        }
        byte[] key = taken.key();
        return new Message(
                taken.topic(),
                taken.partition(),
                taken.offset(),
                key == null ? "" : new String(key, StandardCharsets.UTF_8),
                taken.value(),
                headers);
    }

    /// Nothing when the headers cannot be read.
    Optional<EventEnvelope> envelope() {
        try {
            return Optional.of(EventEnvelope.fromHeaders(headers));
        } catch (MalformedEvent e) {
            return Optional.empty();
        }
    }
}
