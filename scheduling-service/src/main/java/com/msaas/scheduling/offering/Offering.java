package com.msaas.scheduling.offering;

import com.msaas.scheduling.resource.ResourceType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that the clinic does for patients: a check-up, a filling. An appointment takes over how long it
/// lasts and what it costs when it is booked, so a later change touches no appointment that is there.
///
/// @param deletedAt since when it is offered no more
public record Offering(
        OfferingId id,
        Terms terms,
        long version,
        Instant createdAt,
        @Nullable Instant deletedAt) {

    /// What a patient gets, and what it takes.
    ///
    /// @param bufferBefore time that the provider and the chair need before each visit
    /// @param bufferAfter and after it
    /// @param requiredResourceType what it cannot be done without
    public record Terms(
            String name,
            Duration duration,
            Duration bufferBefore,
            Duration bufferAfter,
            Money price,
            @Nullable ResourceType requiredResourceType) {}

    static Offering introduce(Terms terms, Instant now) {
        return new Offering(OfferingId.next(), terms, 1, now, null);
    }

    Offering onTerms(Terms changed) {
        return new Offering(id, changed, version + 1, createdAt, deletedAt);
    }

    Offering withdraw(Instant now) {
        return new Offering(id, terms, version + 1, createdAt, now);
    }
}
