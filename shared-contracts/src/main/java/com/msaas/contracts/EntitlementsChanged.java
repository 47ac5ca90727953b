package com.msaas.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What a clinic's plan lets it do from now on, whole each time: the newest version counts.
///
/// @param plan the plan's name in small letters
public record EntitlementsChanged(
        UUID tenantId,
        long version,
        @WireForm(WireForm.WORD) String plan,
        List<PlanLimit> limits,
        Instant at) implements ContractEvent {

    public EntitlementsChanged {
        limits = List.copyOf(limits);
    }

    @Override
    public UUID aggregateId() {
        return tenantId;
    }
}
