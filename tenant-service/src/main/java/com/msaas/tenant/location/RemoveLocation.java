package com.msaas.tenant.location;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// Closes a location. The last one stays.
@Component
class RemoveLocation {
    private final Locations locations;
    private final AuditTrail auditTrail;
    private final Transactions transactions;

    RemoveLocation(Locations locations, AuditTrail auditTrail, Transactions transactions) {
        this.locations = locations;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
    }

    /// @throws RefusedException when there is no such location, or no other
    void remove(LocationId id, ExpectedVersion expected) {
        transactions.inOne(() -> {
            Location location = locations.demand(id);
            expected.check(location.version());
            if (!locations.anotherStays(id)) {
                throw new RefusedException(LocationRefusal.LAST_LOCATION);
            }
            locations.remove(id);
            auditTrail.record(AuditEntry.of("location.removed", "location", id.value())
                    .change("name", location.name(), null)
                    .critical());
        });
    }
}
