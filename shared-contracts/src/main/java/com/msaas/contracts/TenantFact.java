package com.msaas.contracts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// A clinic's settings, whole each time: a copy is replaced by the one of the highest version and needs no
/// earlier event.
public sealed interface TenantFact extends ContractEvent permits TenantOpened, TenantSettingsChanged {

    UUID tenantId();

    String name();

    /// Names the clinic in public addresses.
    String slug();

    ZoneId timezone();

    /// A BCP 47 tag: `ro-RO`.
    String locale();

    /// ISO 4217.
    String currency();

    List<OpeningHours> openingHours();

    List<Holiday> holidays();

    Instant at();

    @Override
    default UUID aggregateId() {
        return tenantId();
    }
}
