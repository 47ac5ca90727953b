package com.msaas.contracts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A clinic works here too from now on.
public record LocationOpened(
        UUID locationId,
        long version,
        String name,
        @Nullable ZoneId timezone,
        @Nullable List<OpeningHours> openingHours,
        Instant at)
        implements LocationFact {

    public LocationOpened {
        openingHours = openingHours == null ? null : List.copyOf(openingHours);
    }

    @Override
    public Instant openedAt() {
        return at;
    }
}
