package com.msaas.analytics.dashboard;

import com.msaas.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of days in numbers, as clients read it. An appointment belongs to the day on which it begins, a
/// new patient to the day on which the file was opened.
///
/// @param revenue what completed appointments brought in, in the clinic's own currency
/// @param revenueInOtherCurrencies the same where a clinic has used others, before it changed its own for
/// instance
/// @param utilisation nothing as long as working hours are not known here
record Dashboard(
        LocalDate from,
        LocalDate to,
        Appointments appointments,
        Money revenue,
        List<Money> revenueInOtherCurrencies,
        long newClients,
        @Nullable Double utilisation,
        List<Day> byDay) {

    /// All appointments of the days.
    ///
    /// @param noShowRate no-shows by no-shows and completed ones
    record Appointments(long booked, long completed, long cancelled, long noShow, double noShowRate) {
        static Appointments of(Counts counts) {
            return new Appointments(
                    counts.booked(), counts.completed(), counts.cancelled(), counts.noShow(), counts.noShowRate());
        }
    }

    /// One day, in the clinic's own currency.
    record Day(
            LocalDate date, long booked, long completed, long cancelled, long noShow, Money revenue, long newClients) {}
}
