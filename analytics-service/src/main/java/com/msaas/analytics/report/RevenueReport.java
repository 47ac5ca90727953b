package com.msaas.analytics.report;

import static com.msaas.analytics.definition.Definition.FORECAST;
import static com.msaas.analytics.definition.Definition.REVENUE;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.msaas.analytics.counts.Days;
import com.msaas.analytics.counts.Tally;
import com.msaas.analytics.definition.Definition;
import com.msaas.analytics.definition.Definition.Meaning;
import com.msaas.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What some days brought in and may still bring in, as clients read it.
record RevenueReport(
        LocalDate from,
        LocalDate to,
        GroupBy groupBy,
        @JsonUnwrapped Amounts total,
        List<Row> groups,
        Map<String, Meaning> definitions) {
    private static final Map<String, Meaning> DEFINITIONS = Definition.of(REVENUE, FORECAST);

    static RevenueReport of(Days days, GroupBy groupBy, GroupedCounts counts, String currency) {
        return new RevenueReport(
                days.from(),
                days.to(),
                groupBy,
                Amounts.of(counts.total(), currency),
                counts.each((group, tally) -> new Row(group, Amounts.of(tally, currency))),
                DEFINITIONS);
    }

    /// One group.
    record Row(@JsonUnwrapped Group group, @JsonUnwrapped Amounts amounts) {}

    /// In the clinic's own currency, and in others where it has used them.
    record Amounts(
            Money revenue,
            Money forecast,
            List<Money> revenueInOtherCurrencies,
            List<Money> forecastInOtherCurrencies) {
        static Amounts of(Tally tally, String currency) {
            return new Amounts(
                    tally.revenueIn(currency),
                    tally.forecastIn(currency),
                    tally.revenueBeside(currency),
                    tally.forecastBeside(currency));
        }
    }
}
