package com.msaas.platform.outbox;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/// Kafka refuses a row for what it is, so trying again is senseless.
final class Unsendable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OutboxRow row;

    Unsendable(OutboxRow row, Exception cause) {
        super(cause);
        this.row = row;
    }

    OutboxRow row() {
        return row;
    }

    String reason() {
        return String.valueOf(getCause());
    }

    static boolean isForGood(Exception error) {
        return error instanceof RecordTooLargeException
                || error instanceof InvalidRecordException
                || error instanceof InvalidTopicException
                || error instanceof TopicAuthorizationException;
    }
}
