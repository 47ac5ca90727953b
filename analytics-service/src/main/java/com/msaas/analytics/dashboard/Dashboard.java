package com.msaas.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.msaas.analytics.counts.Counts;
import com.msaas.analytics.counts.Tally;
import com.msaas.analytics.definition.Definition.Meaning;
import com.msaas.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stretch of days in numbers, as clients read it. An appointment belongs to the day on which it begins, a
/// new patient to the day on which the file was opened. Providers and services are named by their ids and come
/// in the order of these, those without an appointment are left out.
///
/// @param revenue what completed appointments brought in, in the clinic's own currency
/// @param revenueInOtherCurrencies the same where a clinic has used others, before it changed its own for
/// instance
/// @param utilisation nothing as long as working hours are not known here
/// @param definitions what the numbers mean
record Dashboard(
        LocalDate from,
        LocalDate to,
        Appointments appointments,
        Money revenue,
        List<Money> revenueInOtherCurrencies,
        long newClients,
        @Nullable Double utilisation,
        List<Day> byDay,
        List<OfProvider> byProvider,
        List<OfService> byService,
        Map<String, Meaning> definitions) {

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
            LocalDate date, long booked, long completed, long cancelled, long noShow, Money revenue, long newClients) {
        static Day of(LocalDate date, Tally tally, String currency, long newClients) {
            Counts counts = tally.all();
            return new Day(
                    date,
                    counts.booked(),
                    counts.completed(),
                    counts.cancelled(),
                    counts.noShow(),
                    tally.revenueIn(currency),
                    newClients);
        }
    }

    /// One provider.
    record OfProvider(UUID providerId, @JsonUnwrapped Share share) {}

    /// One service.
    record OfService(UUID serviceId, @JsonUnwrapped Share share) {}

    /// The part of one provider, or of one service, in the clinic's own currency.
    record Share(
            long booked,
            long completed,
            long cancelled,
            long noShow,
            double noShowRate,
            long bookedMinutes,
            Money revenue) {
        static Share of(Tally tally, String currency) {
            Counts counts = tally.all();
            return new Share(
                    counts.booked(),
                    counts.completed(),
                    counts.cancelled(),
                    counts.noShow(),
                    counts.noShowRate(),
                    counts.bookedMinutes(),
                    tally.revenueIn(currency));
        }
    }
}
