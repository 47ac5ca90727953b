package com.msaas.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/// What the listeners tell of themselves.
final class InboxMetrics {
    private static final String DONE = "clinic.inbox.done";
    private static final String REPEATED = "clinic.inbox.repeated";
    private static final String PARKED = "clinic.inbox.parked";
    private static final String FAILED = "clinic.inbox.failed";

    private final MeterRegistry registry;

    InboxMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Begins all counts of a listener at nought: who looks from outside sees no rise in what comes to be as one.
    void begin(Consumption who) {
        for (String name : List.of(DONE, REPEATED, PARKED, FAILED)) {
            registry.counter(name, "listener", who.listener());
        }
    }

    void done(Consumption who, int events) {
        registry.counter(DONE, "listener", who.listener()).increment(events);
    }

    /// The inbox refused an event that was done before.
    void repeated(Consumption who) {
        count(REPEATED, who);
    }

    void parked(Consumption who) {
        count(PARKED, who);
    }

    void failed(Consumption who) {
        count(FAILED, who);
    }

    private void count(String name, Consumption who) {
        registry.counter(name, "listener", who.listener()).increment();
    }
}
