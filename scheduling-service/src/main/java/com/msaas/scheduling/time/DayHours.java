package com.msaas.scheduling.time;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Some hours of one weekday, by the clock on the wall. An end of 00:00 is the midnight that ends the day.
public record DayHours(
        Weekday day,

        @JsonFormat(pattern = "HH:mm") LocalTime start,

        @JsonFormat(pattern = "HH:mm") LocalTime end) {

    public DayHours {
        refuseSeconds("start", start);
        refuseSeconds("end", end);
        if (!end.equals(LocalTime.MIDNIGHT) && !start.isBefore(end)) {
            throw new RefusedException(InvalidInput.of("end", "must be after start"));
        }
    }

    /// They would be kept and never be shown.
    private static void refuseSeconds(String field, LocalTime time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            throw new RefusedException(InvalidInput.of(field, "must be a time of day such as 09:00"));
        }
    }

    /// Whether both hold some instant of the week.
    boolean overlaps(DayHours other) {
        return day == other.day && start.toSecondOfDay() < other.endOfDay() && other.start.toSecondOfDay() < endOfDay();
    }

    /// What these hours are on a date in a zone; nothing when the clock jumps over all of them.
    Optional<TimeRange> on(LocalDate date, ZoneId zone) {
        LocalDate endDate = end.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        Instant from = firstInstantOf(date.atTime(start), zone);
        Instant until = lastInstantOf(endDate.atTime(end), zone);
        return from.isBefore(until) ? Optional.of(new TimeRange(from, until)) : Optional.empty();
    }

    /// A time that the clock shows twice begins when it is shown first.
    private static Instant firstInstantOf(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? jumpOver(local, zone) : local.toInstant(offsets.getFirst());
    }

    /// A time that the clock shows twice ends when it is shown last.
    private static Instant lastInstantOf(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? jumpOver(local, zone) : local.toInstant(offsets.getLast());
    }

    /// A time that the clock never shows is the moment of the jump.
    private static Instant jumpOver(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getTransition(local).getInstant();
    }

    private int endOfDay() {
        return end.equals(LocalTime.MIDNIGHT) ? 24 * 60 * 60 : end.toSecondOfDay();
    }
}
