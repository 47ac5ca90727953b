package com.msaas.tenant.clinic;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/// A span of a weekday during which the clinic is open, by its own clocks. A day may have several.
public record OpenSpan(Day day, LocalTime start, LocalTime end) {

    public OpenSpan {
        refuseSeconds("start", start);
        refuseSeconds("end", end);
        if (!start.isBefore(end)) {
            throw new RefusedException(InvalidInput.of("end", "must be after start"));
        }
    }

    private static void refuseSeconds(String field, LocalTime time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            throw new RefusedException(InvalidInput.of(field, "must be a time of day such as 09:00"));
        }
    }

    boolean overlaps(OpenSpan other) {
        return day == other.day && start.isBefore(other.end) && other.start.isBefore(end);
    }
}
