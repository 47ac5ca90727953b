package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A critical line has been put into the clinic's audit log: something was deleted or exported, or somebody's role
/// changed. Ids and facts alone; who wants to know more reads the log. A line raises one alert, so its version is
/// always 1.
///
/// @param auditId the line's
/// @param seq the line's place in the clinic's chain
/// @param userId absent where no member of the clinic did it
/// @param at when it was done
public record AlertRaised(
        UUID auditId,
        long version,
        long seq,
        String action,
        String resourceType,
        String resourceId,
        @Nullable UUID userId,
        Instant at)
        implements ContractEvent {

    @Override
    public UUID aggregateId() {
        return auditId;
    }
}
