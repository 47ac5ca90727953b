package com.msaas.scheduling.resource;

import com.msaas.scheduling.copies.LocationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A chair, a room or a device: what one patient has at a time.
///
/// @param deletedAt since when it is not there any more
public record Resource(
        ResourceId id,
        Description description,
        long version,
        Instant createdAt,
        @Nullable Instant deletedAt) {

    /// What it is and where it stands. Visits that are booked in it stay as they are when it is moved.
    public record Description(String name, ResourceType type, LocationId location) {}

    static Resource install(Description description, Instant now) {
        return new Resource(ResourceId.next(), description, 1, now, null);
    }

    Resource described(Description changed) {
        return new Resource(id, changed, version + 1, createdAt, deletedAt);
    }

    Resource takeOut(Instant now) {
        return new Resource(id, description, version + 1, createdAt, now);
    }
}
