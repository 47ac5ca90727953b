package com.msaas.analytics.dashboard;

import com.msaas.analytics.copies.Clinic;
import com.msaas.analytics.dashboard.Dashboard.Appointments;
import com.msaas.analytics.dashboard.Dashboard.Day;
import com.msaas.analytics.dashboard.DayCounts.AppointmentsOf;
import com.msaas.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// Puts the quarters of some days together.
@Component
class DrawDashboard {
    private final DayCounts counts;

    DrawDashboard(DayCounts counts) {
        this.counts = counts;
    }

    Dashboard draw(Days days, Clinic clinic) {
        Instant start = days.start(clinic.zone());
        Instant end = days.end(clinic.zone());
        Sums sums = new Sums(clinic);
        counts.appointments(start, end).forEach(sums::add);
        Map<LocalDate, Long> clients = new HashMap<>();
        counts.clients(start, end)
                .forEach(quarter -> clients.merge(dayOf(quarter.quarter(), clinic), quarter.added(), Long::sum));
        return new Dashboard(
                days.from(),
                days.to(),
                Appointments.of(sums.total),
                Money.ofMinorUnits(sums.total.revenue(), clinic.currency()),
                sums.otherRevenue(),
                clients.values().stream().mapToLong(Long::longValue).sum(),
                null,
                days.each().stream()
                        .map(date -> sums.day(date, clients.getOrDefault(date, 0L)))
                        .toList());
    }

    private static LocalDate dayOf(Instant moment, Clinic clinic) {
        return LocalDate.ofInstant(moment, clinic.zone());
    }

    /// Adds up appointments over all currencies and revenue in each.
    private static final class Sums {
        private final Clinic clinic;
        private final Map<LocalDate, Counts> byDay = new HashMap<>();
        private final Map<String, Long> others = new TreeMap<>();
        private Counts total = Counts.NONE;

        Sums(Clinic clinic) {
            this.clinic = clinic;
        }

        void add(AppointmentsOf quarter) {
            Counts more = quarter.counts();
            if (!quarter.currency().equals(clinic.currency())) {
                others.merge(quarter.currency(), more.revenue(), Long::sum);
                more = more.withoutRevenue();
            }
            byDay.merge(dayOf(quarter.quarter(), clinic), more, Counts::plus);
            total = total.plus(more);
        }

        List<Money> otherRevenue() {
            return others.entrySet().stream()
                    .filter(other -> other.getValue() != 0)
                    .map(other -> Money.ofMinorUnits(other.getValue(), other.getKey()))
                    .toList();
        }

        Day day(LocalDate date, long newClients) {
            Counts counts = byDay.getOrDefault(date, Counts.NONE);
            return new Day(
                    date,
                    counts.booked(),
                    counts.completed(),
                    counts.cancelled(),
                    counts.noShow(),
                    Money.ofMinorUnits(counts.revenue(), clinic.currency()),
                    newClients);
        }
    }
}
