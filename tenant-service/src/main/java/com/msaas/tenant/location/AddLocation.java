package com.msaas.tenant.location;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
import com.msaas.tenant.clinic.WeeklyHours;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/// Opens a place where the clinic works from now on.
@Component
class AddLocation {
    private final Locations locations;
    private final AuditTrail auditTrail;
    private final Transactions transactions;
    private final Clock clock;

    AddLocation(Locations locations, AuditTrail auditTrail, Transactions transactions, Clock clock) {
        this.locations = locations;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
        this.clock = clock;
    }

    Location add(String name, String address, ZoneId timezone, WeeklyHours hours) {
        Location location =
                new Location(new LocationId(Ids.next()), 1, name, address, timezone, hours, clock.instant());
        return transactions.inOne(() -> {
            locations.add(location);
            auditTrail.record(
                    AuditEntry.of("location.added", "location", location.id().value())
                            .change("name", null, name)
                            .change("address", null, address)
                            .change("timezone", null, timezone));
            return location;
        });
    }
}
