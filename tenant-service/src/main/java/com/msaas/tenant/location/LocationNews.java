package com.msaas.tenant.location;

import com.msaas.contracts.LocationChanged;
import com.msaas.contracts.LocationClosed;
import com.msaas.contracts.LocationOpened;
import com.msaas.contracts.OpeningHours;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.outbox.Outbox;
import com.msaas.tenant.clinic.WeeklyHours;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells what became of a location: everybody, and the clinic's log.
@Component
class LocationNews {
    private final Outbox outbox;
    private final AuditTrail auditTrail;

    LocationNews(Outbox outbox, AuditTrail auditTrail) {
        this.outbox = outbox;
        this.auditTrail = auditTrail;
    }

    void opened(Location location) {
        outbox.publish(new LocationOpened(
                location.id().value(),
                location.version(),
                location.name(),
                location.ownTimezone(),
                hours(location),
                location.openedAt()));
        auditTrail.record(entry("location.added", location)
                .change("name", null, location.name())
                .change("address", null, location.address())
                .change("timezone", null, location.ownTimezone())
                .change("opening_hours", null, told(location)));
    }

    void changed(Location before, Location after, Instant now) {
        outbox.publish(new LocationChanged(
                after.id().value(),
                after.version(),
                after.name(),
                after.ownTimezone(),
                hours(after),
                after.openedAt(),
                now));
        auditTrail.record(entry("location.changed", after)
                .change("name", before.name(), after.name())
                .change("address", before.address(), after.address())
                .change("timezone", before.ownTimezone(), after.ownTimezone())
                .change("opening_hours", told(before), told(after)));
    }

    /// Its last version is the one after all others, so that nothing told before can bring it back.
    void closed(Location last, Instant now) {
        outbox.publish(new LocationClosed(
                last.id().value(),
                last.version() + 1,
                last.name(),
                last.ownTimezone(),
                hours(last),
                last.openedAt(),
                now));
        auditTrail.record(entry("location.removed", last)
                .change("name", last.name(), null)
                .critical());
    }

    private static AuditEntry entry(String action, Location location) {
        return AuditEntry.of(action, "location", location.id().value());
    }

    private static @Nullable String told(Location location) {
        WeeklyHours own = location.ownHours();
        return own == null ? null : own.told();
    }

    private static @Nullable List<OpeningHours> hours(Location location) {
        WeeklyHours own = location.ownHours();
        return own == null ? null : own.published();
    }
}
