package com.msaas.scheduling.copies;

import com.msaas.scheduling.time.WeeklyHours;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What scheduling knows of a place where the clinic works. It goes by the clinic's clocks and hours where it has none
/// of its own.
///
/// @param closed the clinic works there no more, and never will again
public record Location(
        LocationId id, @Nullable ZoneId ownZone, @Nullable WeeklyHours ownHours, boolean closed) {

    /// By which clocks it goes.
    public ZoneId zone(ClinicSettings clinic) {
        return ownZone == null ? clinic.zone() : ownZone;
    }

    /// When it is open, holidays aside; never, once it is closed.
    public WeeklyHours openingHours(ClinicSettings clinic) {
        if (closed) {
            return new WeeklyHours(List.of());
        }
        return ownHours == null ? clinic.openingHours() : ownHours;
    }
}
