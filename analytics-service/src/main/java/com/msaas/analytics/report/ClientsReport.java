package com.msaas.analytics.report;

import static com.msaas.analytics.definition.Definition.FIRST_VISITS;
import static com.msaas.analytics.definition.Definition.NEW_CLIENTS;
import static com.msaas.analytics.definition.Definition.RETURNING_VISITS;

import com.msaas.analytics.counts.Counts;
import com.msaas.analytics.counts.Days;
import com.msaas.analytics.counts.Tally;
import com.msaas.analytics.definition.Definition;
import com.msaas.analytics.definition.Definition.Meaning;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// How many patients were new, and who came for the first time or again, as clients read it.
record ClientsReport(
        LocalDate from,
        LocalDate to,
        long newClients,
        long firstVisits,
        long returningVisits,
        List<Day> byDay,
        Map<String, Meaning> definitions) {
    private static final Map<String, Meaning> DEFINITIONS = Definition.of(NEW_CLIENTS, FIRST_VISITS, RETURNING_VISITS);

    static ClientsReport of(Days days, Map<LocalDate, Tally> visits, Map<LocalDate, Long> newClients) {
        Counts total = visits.values().stream().reduce(Tally.NONE, Tally::plus).all();
        return new ClientsReport(
                days.from(),
                days.to(),
                newClients.values().stream().mapToLong(Long::longValue).sum(),
                total.firstVisits(),
                total.returningVisits(),
                days.each().stream()
                        .map(date -> Day.of(
                                date, visits.getOrDefault(date, Tally.NONE).all(), newClients.getOrDefault(date, 0L)))
                        .toList(),
                DEFINITIONS);
    }

    /// One day.
    record Day(LocalDate date, long newClients, long firstVisits, long returningVisits) {
        static Day of(LocalDate date, Counts counts, long newClients) {
            return new Day(date, newClients, counts.firstVisits(), counts.returningVisits());
        }
    }
}
