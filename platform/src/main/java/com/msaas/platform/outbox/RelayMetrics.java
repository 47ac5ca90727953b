package com.msaas.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/// What the relay tells of itself.
final class RelayMetrics {
    private final Counter sent;
    private final Counter catchUps;
    private final Counter parked;
    private final AtomicLong epoch;

    RelayMetrics(MeterRegistry registry) {
        sent = registry.counter("clinic.relay.sent");
        catchUps = registry.counter("clinic.relay.catch.ups");
        parked = registry.counter("clinic.relay.parked");
        AtomicLong gauge = registry.gauge("clinic.relay.epoch", new AtomicLong());
        epoch = gauge == null ? new AtomicLong() : gauge;
    }

    void owned(long newEpoch) {
        epoch.set(newEpoch);
    }

    void sent(int rows) {
        sent.increment(rows);
    }

    void caughtUp() {
        catchUps.increment();
    }

    void parked() {
        parked.increment();
    }
}
