package com.msaas.tenant.location;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// Writes down what is different at a location.
@Component
class ChangeLocation {
    private final Locations locations;
    private final AuditTrail auditTrail;
    private final Transactions transactions;

    ChangeLocation(Locations locations, AuditTrail auditTrail, Transactions transactions) {
        this.locations = locations;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
    }

    /// @throws RefusedException when there is no such location, or the client means another version
    Location change(LocationId id, LocationChange change, ExpectedVersion expected) {
        return transactions.inOne(() -> {
            Location before = locations.demand(id);
            expected.check(before.version());
            Location after = before.changed(change);
            return after.equals(before) ? before : changed(before, after);
        });
    }

    private Location changed(Location before, Location after) {
        if (!locations.replace(before, after)) {
            throw new RefusedException(CommonRefusal.versionMismatch(before.version()));
        }
        auditTrail.record(
                AuditEntry.of("location.changed", "location", after.id().value())
                        .change("name", before.name(), after.name())
                        .change("address", before.address(), after.address())
                        .change("timezone", before.timezone(), after.timezone())
                        .change(
                                "opening_hours",
                                before.openingHours().told(),
                                after.openingHours().told()));
        return after;
    }
}
