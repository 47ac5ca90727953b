package com.msaas.scheduling.resource;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Takes a chair, room or device out of the inventory. Visits that are booked with it stay.
@Component
final class TakeOutResource {
    private final Inventory inventory;
    private final Resources resources;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    TakeOutResource(
            Inventory inventory, Resources resources, Transactions transactions, AuditTrail audit, Clock clock) {
        this.inventory = inventory;
        this.resources = resources;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    void takeOut(ResourceId id, ExpectedVersion expected) {
        transactions.inOne(() -> {
            Resource resource = inventory.find(id);
            expected.check(resource.version());
            resources.replace(resource.takeOut(clock.instant()));
            audit.record(ResourceAudit.takenOut(resource));
        });
    }
}
