package com.msaas.platform.inbox;

import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MalformedEvent;
import com.msaas.platform.kafka.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A message as it lies in Kafka, before anything in it is believed.
///
/// @param value nothing for a tombstone
record Message(
        String topic, int partition, long offset, String key, byte @Nullable [] value, Map<String, byte[]> headers) {

    static Message of(ConsumerRecord<byte[], byte[]> taken) {
        byte[] key = taken.key();
        return new Message(
                taken.topic(),
                taken.partition(),
                taken.offset(),
                key == null ? "" : new String(key, StandardCharsets.UTF_8),
                taken.value(),
                RecordHeaders.of(taken));
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
