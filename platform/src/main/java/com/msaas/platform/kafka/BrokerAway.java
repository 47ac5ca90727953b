package com.msaas.platform.kafka;

/// The broker does not answer.
public final class BrokerAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerAway(Exception cause) {
        super("the broker does not answer", cause);
    }
}
