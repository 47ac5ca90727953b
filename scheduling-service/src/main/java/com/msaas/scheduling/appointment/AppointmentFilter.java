package com.msaas.scheduling.appointment;

import com.msaas.scheduling.copies.ClientId;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import java.time.Instant;
import java.util.Optional;

/// Which appointments are asked for: those that meet all that is named.
///
/// @param start those that end after it
/// @param end those that start before it
record AppointmentFilter(
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<ProviderId> provider,
        Optional<ClientId> client,
        Optional<ResourceId> resource,
        Optional<LocationId> location,
        Optional<AppointmentStatus> status) {}
