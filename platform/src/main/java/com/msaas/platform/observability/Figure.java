package com.msaas.platform.observability;

import io.micrometer.core.instrument.Tags;

/// One figure of a moment, such as the rows that wait in the outbox. Its tags are few and known beforehand: a
/// listener, a kind of jobs, never a clinic.
///
/// @param name in Micrometer's form: `clinic.outbox.rows`
public record Figure(String name, Tags tags, double value) {

    /// One of which there is one in a service.
    public static Figure of(String name, double value) {
        return new Figure(name, Tags.empty(), value);
    }

    /// One of several that a tag tells apart.
    public static Figure of(String name, String tag, String of, double value) {
        return new Figure(name, Tags.of(tag, of), value);
    }
}
