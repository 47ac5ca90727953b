package com.msaas.analytics.counts;

import com.msaas.platform.tenancy.TenantContext;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Whose appointments are counted together.
public enum Whose {
    /// All of the bound clinic.
    CLINIC,
    /// Those of one dentist, hygienist or assistant.
    PROVIDER,
    /// Those for one of the services that the clinic offers.
    SERVICE;

    UUID of(Standing standing) {
        return switch (this) {
            case CLINIC -> TenantContext.current().value();
            case PROVIDER -> standing.provider();
            case SERVICE -> standing.service();
        };
    }

    /// What is added up: of the clinic each day is shown, of the others only what they have in all.
    List<Span> spans() {
        return this == CLINIC ? List.of(Span.DAY) : List.of(Span.DAY, Span.MONTH);
    }

    String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
