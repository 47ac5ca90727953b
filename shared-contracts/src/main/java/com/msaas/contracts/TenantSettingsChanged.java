package com.msaas.contracts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// A clinic has changed its settings; all of them as they are now.
public record TenantSettingsChanged(
        UUID tenantId,
        long version,
        String name,
        @WireForm(WireForm.SLUG) String slug,
        ZoneId timezone,
        @WireForm(WireForm.LANGUAGE) String locale,
        @WireForm(WireForm.CURRENCY) String currency,
        List<OpeningHours> openingHours,
        List<Holiday> holidays,
        Instant at)
        implements TenantFact {

    public TenantSettingsChanged {
        openingHours = List.copyOf(openingHours);
        holidays = List.copyOf(holidays);
    }
}
