package com.msaas.scheduling.copies;

import com.msaas.scheduling.time.WeeklyHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;

/// What scheduling knows of the clinic that it works for.
///
/// @param holidays dates on which it is closed whatever the hours say
public record ClinicSettings(ZoneId zone, Currency currency, WeeklyHours openingHours, Set<LocalDate> holidays) {

    public ClinicSettings {
        holidays = Set.copyOf(holidays);
    }
}
