package com.msaas.platform.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// The headers of a message by their names; of several with one name the last.
public final class RecordHeaders {

    private RecordHeaders() {}

    /// Those that have a value.
    public static Map<String, byte[]> of(ConsumerRecord<?, ?> message) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : message.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), header.value());
            }
        }
        return headers;
    }
}
