package com.msaas.analytics.report;

import static com.msaas.analytics.definition.Definition.BOOKED;
import static com.msaas.analytics.definition.Definition.BOOKED_MINUTES;
import static com.msaas.analytics.definition.Definition.CANCELLED;
import static com.msaas.analytics.definition.Definition.COMPLETED;
import static com.msaas.analytics.definition.Definition.NO_SHOW;
import static com.msaas.analytics.definition.Definition.NO_SHOW_RATE;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.msaas.analytics.counts.Counts;
import com.msaas.analytics.counts.Days;
import com.msaas.analytics.counts.Tally;
import com.msaas.analytics.definition.Definition;
import com.msaas.analytics.definition.Definition.Meaning;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// How many appointments some days had and how they ended, as clients read it.
record AppointmentsReport(
        LocalDate from,
        LocalDate to,
        GroupBy groupBy,
        @JsonUnwrapped Numbers total,
        List<Row> groups,
        Map<String, Meaning> definitions) {
    private static final Map<String, Meaning> DEFINITIONS =
            Definition.of(BOOKED, COMPLETED, CANCELLED, NO_SHOW, NO_SHOW_RATE, BOOKED_MINUTES);

    static AppointmentsReport of(Days days, GroupBy groupBy, GroupedCounts counts) {
        return new AppointmentsReport(
                days.from(),
                days.to(),
                groupBy,
                Numbers.of(counts.total()),
                counts.each((group, tally) -> new Row(group, Numbers.of(tally))),
                DEFINITIONS);
    }

    /// One group.
    record Row(@JsonUnwrapped Group group, @JsonUnwrapped Numbers numbers) {}

    /// Appointments in all currencies.
    record Numbers(long booked, long completed, long cancelled, long noShow, double noShowRate, long bookedMinutes) {
        static Numbers of(Tally tally) {
            Counts counts = tally.all();
            return new Numbers(
                    counts.booked(),
                    counts.completed(),
                    counts.cancelled(),
                    counts.noShow(),
                    counts.noShowRate(),
                    counts.bookedMinutes());
        }
    }
}
