package com.msaas.scheduling.time;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The hours of a week, a clinic's or a person's, by the clock on the wall. Which instants they are depends
/// on the date and the zone. No hours at all means closed.
public record WeeklyHours(List<DayHours> days) {

    public WeeklyHours {
        days = days.stream()
                .sorted(Comparator.comparing(DayHours::day).thenComparing(DayHours::start))
                .toList();
    }

    /// Hours that a client gave in the field of this name.
    ///
    /// @throws RefusedException when two of them overlap
    public static WeeklyHours given(String field, List<DayHours> days) {
        WeeklyHours hours = new WeeklyHours(days);
        for (int next = 1; next < hours.days.size(); next++) {
            DayHours one = hours.days.get(next);
            if (hours.days.get(next - 1).overlaps(one)) {
                throw new RefusedException(
                        InvalidInput.of(field, "must not overlap, as those of " + one.day() + " do"));
            }
        }
        return hours;
    }

    /// What they are on a date in a zone, in order.
    public List<TimeRange> on(LocalDate date, ZoneId zone) {
        return days.stream()
                .filter(hours -> hours.day() == Weekday.of(date))
                .map(hours -> hours.on(date, zone))
                .flatMap(Optional::stream)
                .toList();
    }
}
