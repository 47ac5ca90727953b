package com.msaas.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;

/// What the listeners tell of themselves.
final class InboxMetrics {
    private final MeterRegistry registry;

    InboxMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void done(Consumption who, int events) {
        registry.counter("clinic.inbox.done", "listener", who.listener()).increment(events);
    }

    /// The inbox refused an event that was done before.
    void repeated(Consumption who) {
        count("clinic.inbox.repeated", who);
    }

    void parked(Consumption who) {
        count("clinic.inbox.parked", who);
    }

    void failed(Consumption who) {
        count("clinic.inbox.failed", who);
    }

    private void count(String name, Consumption who) {
        registry.counter(name, "listener", who.listener()).increment();
    }
}
