package com.msaas.analytics.dashboard;

import com.msaas.platform.tenancy.TenantContext;
import java.time.Duration;
import java.time.Instant;

/// A quarter of an hour, by its beginning: what is counted is counted by it. Days are made of quarters only
/// when they are read, in the zone that the clinic has then: so it does not matter whether the clinic's
/// settings or its appointments come in first, and nothing has to be counted again for a changed zone. Every
/// zone in use is some quarters of an hour away from UTC.
record Quarter(Instant start) {
    private static final long SECONDS = Duration.ofMinutes(15).toSeconds();

    static Quarter of(Instant moment) {
        return new Quarter(Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), SECONDS) * SECONDS));
    }

    /// The quarter in the bound clinic, as a document is called by it.
    String key() {
        return TenantContext.current() + "/" + start;
    }
}
