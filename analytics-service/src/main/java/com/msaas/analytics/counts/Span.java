package com.msaas.analytics.counts;

import java.time.LocalDate;
import java.util.Locale;

/// How much of UTC's calendar is added up in one document.
enum Span {
    DAY,
    MONTH;

    LocalDate beginOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /// The first one that does not begin before this day.
    LocalDate firstFrom(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> day.getDayOfMonth() == 1 ? day : day.withDayOfMonth(1).plusMonths(1);
        };
    }

    String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
