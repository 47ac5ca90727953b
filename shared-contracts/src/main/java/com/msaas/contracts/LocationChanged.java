package com.msaas.contracts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something is different about a place where a clinic works; all of it as it is now.
public record LocationChanged(
        UUID locationId,
        long version,
        String name,
        @Nullable ZoneId timezone,
        @Nullable List<OpeningHours> openingHours,
        Instant openedAt,
        Instant at)
        implements LocationFact {

    public LocationChanged {
        openingHours = openingHours == null ? null : List.copyOf(openingHours);
    }
}
