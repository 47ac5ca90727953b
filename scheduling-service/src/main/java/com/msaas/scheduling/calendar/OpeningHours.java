package com.msaas.scheduling.calendar;

import com.msaas.scheduling.copies.ClinicSettings;
import com.msaas.scheduling.copies.Location;
import com.msaas.scheduling.time.TimeRange;
import com.msaas.scheduling.time.WeeklyHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// When patients can be received at a place: its weekly hours without the clinic's holidays, by its own clocks, and of
/// that only what the provider works too. Dates and hours are local, the provider's as well; what comes out are
/// instants, also on days with 23 or 25 hours.
public record OpeningHours(ZoneId zone, WeeklyHours place, Set<LocalDate> holidays) {

    public OpeningHours {
        holidays = Set.copyOf(holidays);
    }

    /// A place's of the clinic: its own, or the clinic's where it has none of its own.
    public static OpeningHours at(Location place, ClinicSettings clinic) {
        return new OpeningHours(place.zone(clinic), place.openingHours(clinic), clinic.holidays());
    }

    /// Whether the provider can receive somebody for all of this time.
    public boolean allow(TimeRange time, WeeklyHours provider) {
        return whenOpen(provider, LocalDate.ofInstant(time.start(), zone), LocalDate.ofInstant(time.end(), zone))
                .stream()
                .anyMatch(open -> open.contains(time));
    }

    /// The times at which the provider can receive somebody on these dates, both included, in order and not
    /// touching each other.
    public List<TimeRange> whenOpen(WeeklyHours provider, LocalDate from, LocalDate to) {
        List<TimeRange> placeOpen = stretches(place, from, to, date -> !holidays.contains(date));
        List<TimeRange> providerWorks = stretches(provider, from, to, date -> true);
        return placeOpen.stream()
                .flatMap(open -> providerWorks.stream().flatMap(works -> common(open, works)))
                .toList();
    }

    /// Hours that touch become one stretch: who works until noon and from noon on can be booked across noon,
    /// and who works until midnight and on can be booked across midnight.
    private List<TimeRange> stretches(WeeklyHours hours, LocalDate from, LocalDate to, Predicate<LocalDate> open) {
        List<TimeRange> stretches = new ArrayList<>();
        from.datesUntil(to.plusDays(1))
                .filter(open)
                .flatMap(date -> hours.on(date, zone).stream())
                .sorted(Comparator.comparing(TimeRange::start))
                .forEach(next -> append(stretches, next));
        return stretches;
    }

    private static void append(List<TimeRange> stretches, TimeRange next) {
        TimeRange last = stretches.isEmpty() ? null : stretches.getLast();
        if (last == null || next.start().isAfter(last.end())) {
            stretches.add(next);
        } else if (next.end().isAfter(last.end())) {
            stretches.set(stretches.size() - 1, new TimeRange(last.start(), next.end()));
        }
    }

    private static Stream<TimeRange> common(TimeRange one, TimeRange other) {
        if (!one.overlaps(other)) {
            return Stream.empty();
        }
        return Stream.of(new TimeRange(
                one.start().isAfter(other.start()) ? one.start() : other.start(),
                one.end().isBefore(other.end()) ? one.end() : other.end()));
    }
}
