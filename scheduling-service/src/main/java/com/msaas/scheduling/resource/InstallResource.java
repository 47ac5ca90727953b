package com.msaas.scheduling.resource;

import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.scheduling.copies.KnownLocations;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.resource.Resource.Description;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Adds a chair, room or device to the inventory.
@Component
final class InstallResource {
    private final KnownLocations locations;
    private final Resources resources;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    InstallResource(
            KnownLocations locations, Resources resources, Transactions transactions, AuditTrail audit, Clock clock) {
        this.locations = locations;
        this.resources = resources;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param location where it stands; none named means at the clinic's oldest place
    Resource install(@Nullable LocationId location, Function<LocationId, Description> at) {
        Description description = at.apply(locations.forNew(location));
        return transactions.inOne(() -> {
            Resource resource = Resource.install(description, clock.instant());
            resources.add(resource);
            audit.record(ResourceAudit.installed(resource));
            return resource;
        });
    }
}
