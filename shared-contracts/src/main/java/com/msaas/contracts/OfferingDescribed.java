package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// What the clinic calls one of its services, what it asks for it and how long it takes: whole each time, at
/// its introduction, at each change and when it is withdrawn.
///
/// @param price of appointments made from now on; those that are there keep theirs
/// @param offered false once it is withdrawn
public record OfferingDescribed(
        UUID serviceId, long version, String name, int durationMinutes, Money price, boolean offered, Instant at)
        implements ContractEvent {

    @Override
    public UUID aggregateId() {
        return serviceId;
    }
}
