package com.msaas.platform.time;

import com.msaas.platform.tenancy.TenantContext;
import java.time.Duration;
import java.time.Instant;

/// A quarter of an hour, by its beginning: what is counted is counted by it. Days and months of a clinic's
/// calendar are made of quarters only when they are read, in the zone that the clinic has then: so it does
/// not matter whether the clinic's settings or what is counted comes in first, and nothing has to be counted
/// again for a changed zone. Every zone in use is some quarters of an hour away from UTC.
public record QuarterHour(Instant start) {
    private static final long SECONDS = Duration.ofMinutes(15).toSeconds();

    /// The one that the moment is in.
    public static QuarterHour of(Instant moment) {
        return new QuarterHour(Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), SECONDS) * SECONDS));
    }

    /// The quarter in the bound clinic, as a document is called by it.
    public String key() {
        return TenantContext.current() + "/" + start;
    }
}
