package com.msaas.tenant.location;

import com.msaas.tenant.clinic.ClinicHours;
import com.msaas.tenant.clinic.WeeklyHours;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A place where the clinic works. It goes by the clinic's clocks and hours, as they are at the time, as long as it
/// has none of its own; its own hours are by whichever clocks it goes by. The first one is there since the clinic
/// opened and has no address until somebody writes it down.
///
/// @param version 1 at first, one more with each change; the clinic's hours are no part of it
record Location(
        LocationId id,
        long version,
        String name,
        @Nullable String address,
        @Nullable ZoneId ownTimezone,
        @Nullable WeeklyHours ownHours,
        Instant openedAt) {

    /// The location as it is after the change; the very same where nothing changes.
    Location changed(LocationChange change) {
        Location after = with(change, version);
        return after.equals(this) ? this : with(change, version + 1);
    }

    ZoneId timezone(ClinicHours clinic) {
        return ownTimezone == null ? clinic.timezone() : ownTimezone;
    }

    WeeklyHours openingHours(ClinicHours clinic) {
        return ownHours == null ? clinic.openingHours() : ownHours;
    }

    private Location with(LocationChange change, long newVersion) {
        return new Location(
                id,
                newVersion,
                change.name().or(name),
                change.address().or(address),
                change.timezone().or(ownTimezone),
                change.openingHours().or(ownHours),
                openedAt);
    }
}
