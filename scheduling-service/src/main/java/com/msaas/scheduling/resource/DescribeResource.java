package com.msaas.scheduling.resource;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.scheduling.copies.KnownLocations;
import com.msaas.scheduling.resource.Resource.Description;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// Corrects what a chair, room or device is or where it stands.
@Component
final class DescribeResource {
    private final Inventory inventory;
    private final KnownLocations locations;
    private final Resources resources;
    private final Transactions transactions;
    private final AuditTrail audit;

    DescribeResource(
            Inventory inventory,
            KnownLocations locations,
            Resources resources,
            Transactions transactions,
            AuditTrail audit) {
        this.inventory = inventory;
        this.locations = locations;
        this.resources = resources;
        this.transactions = transactions;
        this.audit = audit;
    }

    Resource describe(ResourceId id, ExpectedVersion expected, UnaryOperator<Description> change) {
        Description now = inventory.find(id).description();
        locations.demandMovable(now.location(), change.apply(now).location());
        return transactions.inOne(() -> {
            Resource before = inventory.find(id);
            expected.check(before.version());
            Description changed = change.apply(before.description());
            if (changed.equals(before.description())) {
                return before;
            }
            Resource after = before.described(changed);
            resources.replace(after);
            audit.record(ResourceAudit.changed(after, before.description()));
            return after;
        });
    }
}
