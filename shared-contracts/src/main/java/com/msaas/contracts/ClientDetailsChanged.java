package com.msaas.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Something in a patient's file has changed: which fields, never to what.
///
/// @param status where the patient stands now, changed or not
/// @param changedFields names of fields as the API calls them (`phones`)
public record ClientDetailsChanged(
        UUID clientId,
        long version,
        @WireForm(WireForm.WORD) String status,
        @WireForm(WireForm.WORD) List<String> changedFields,
        Instant at)
        implements ContractEvent {

    public ClientDetailsChanged {
        changedFields = List.copyOf(changedFields);
    }

    @Override
    public UUID aggregateId() {
        return clientId;
    }
}
