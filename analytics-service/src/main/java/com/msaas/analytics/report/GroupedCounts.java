package com.msaas.analytics.report;

import com.msaas.analytics.counts.Tally;
import java.util.List;
import java.util.function.BiFunction;

/// The counts of some days in groups: all days, also those on which nothing is, or the providers or services
/// that have an appointment, in the order of their ids.
record GroupedCounts(List<Row> rows) {

    /// One group and what is counted in it.
    record Row(Group group, Tally tally) {}

    Tally total() {
        return rows.stream().map(Row::tally).reduce(Tally.NONE, Tally::plus);
    }

    <R> List<R> each(BiFunction<Group, Tally, R> toRow) {
        return rows.stream().map(row -> toRow.apply(row.group, row.tally)).toList();
    }
}
