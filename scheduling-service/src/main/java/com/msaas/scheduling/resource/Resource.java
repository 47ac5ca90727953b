package com.msaas.scheduling.resource;

import java.time.Instant;
import java.util.UUID;
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

    /// What it is and where it stands.
    public record Description(
            String name, ResourceType type, @Nullable UUID locationId) {}

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
