package com.msaas.scheduling.calendar;

import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A visit that could be booked.
///
/// @param resourceId a free one where the service needs one
/// @param locationId where the provider works
public record Slot(
        ProviderId providerId,
        @Nullable ResourceId resourceId,
        LocationId locationId,
        Instant startTime,
        Instant endTime) {}
