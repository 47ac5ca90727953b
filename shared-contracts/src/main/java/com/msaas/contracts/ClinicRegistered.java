package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// A clinic has come into being: its owner has proved that the email address is theirs. From here on every
/// service may meet this tenant.
///
/// @param userId the owner
public record ClinicRegistered(UUID tenantId, long version, UUID userId, String clinicName, Instant at)
        implements ContractEvent {

    @Override
    public UUID aggregateId() {
        return tenantId;
    }
}
