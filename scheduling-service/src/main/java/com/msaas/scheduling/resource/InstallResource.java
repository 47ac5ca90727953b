package com.msaas.scheduling.resource;

import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.scheduling.resource.Resource.Description;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Adds a chair, room or device to the inventory.
@Component
final class InstallResource {
    private final Resources resources;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    InstallResource(Resources resources, Transactions transactions, AuditTrail audit, Clock clock) {
        this.resources = resources;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    Resource install(Description description) {
        return transactions.inOne(() -> {
            Resource resource = Resource.install(description, clock.instant());
            resources.add(resource);
            audit.record(ResourceAudit.installed(resource));
            return resource;
        });
    }
}
