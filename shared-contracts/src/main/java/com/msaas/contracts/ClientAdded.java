package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// A clinic keeps a file on a new patient. Who the patient is stays in crm.
///
/// @param status one of crm's own words for where the patient stands (`active`)
public record ClientAdded(
        UUID clientId,
        long version,
        @WireForm(WireForm.WORD) String status,
        Instant createdAt) implements ContractEvent {

    @Override
    public UUID aggregateId() {
        return clientId;
    }
}
