package com.msaas.tenant.location;

import com.msaas.tenant.clinic.WeeklyHours;
import java.time.Instant;
import java.time.ZoneId;

/// A place where the clinic works. Its hours are by its own clocks.
///
/// @param version 1 at first, one more with each change
record Location(
        LocationId id,
        long version,
        String name,
        String address,
        ZoneId timezone,
        WeeklyHours openingHours,
        Instant createdAt) {

    /// The location as it is after the change; the very same where nothing changes.
    Location changed(LocationChange change) {
        Location after = with(change, version);
        return after.equals(this) ? this : with(change, version + 1);
    }

    private Location with(LocationChange change, long newVersion) {
        return new Location(
                id,
                newVersion,
                change.name().or(name),
                change.address().or(address),
                change.timezone().or(timezone),
                change.openingHours().or(openingHours),
                createdAt);
    }
}
