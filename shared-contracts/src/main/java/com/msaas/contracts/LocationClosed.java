package com.msaas.contracts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A clinic works here no more; all of the place as it was last.
public record LocationClosed(
        UUID locationId,
        long version,
        String name,
        @Nullable ZoneId timezone,
        @Nullable List<OpeningHours> openingHours,
        Instant openedAt,
        Instant at)
        implements LocationFact {

    public LocationClosed {
        openingHours = openingHours == null ? null : List.copyOf(openingHours);
    }
}
