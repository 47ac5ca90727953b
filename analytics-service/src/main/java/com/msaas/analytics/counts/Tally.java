package com.msaas.analytics.counts;

import com.msaas.contracts.Money;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// Counts of some appointments by the currency that they are paid in. Appointments add up over all
/// currencies, money in each by itself.
///
/// @param byCurrency without currencies in which nothing is counted
public record Tally(SortedMap<String, Counts> byCurrency) {
    public static final Tally NONE = new Tally(Collections.emptySortedMap());

    /// This and so much in one currency.
    Tally plus(String currency, Counts more) {
        return plus(Map.of(currency, more));
    }

    /// Both together.
    public Tally plus(Tally other) {
        return plus(other.byCurrency);
    }

    private Tally plus(Map<String, Counts> more) {
        SortedMap<String, Counts> sums = new TreeMap<>(byCurrency);
        more.forEach((currency, counts) -> sums.merge(currency, counts, Counts::plus));
        sums.values().removeIf(Counts.NONE::equals);
        return new Tally(Collections.unmodifiableSortedMap(sums));
    }

    boolean isNothing() {
        return byCurrency.isEmpty();
    }

    /// The appointments, whatever they are paid in; without money, which does not add up over currencies.
    public Counts all() {
        return byCurrency.values().stream().map(Counts::withoutMoney).reduce(Counts.NONE, Counts::plus);
    }

    /// What completed appointments brought in.
    public Money revenueIn(String currency) {
        return in(currency, Counts::revenue);
    }

    /// What open appointments will bring in if they take place.
    public Money forecastIn(String currency) {
        return in(currency, Counts::forecast);
    }

    /// The revenue in each other currency in which there is some.
    public List<Money> revenueBeside(String currency) {
        return beside(currency, Counts::revenue);
    }

    /// The forecast in each other currency in which there is some.
    public List<Money> forecastBeside(String currency) {
        return beside(currency, Counts::forecast);
    }

    private Money in(String currency, ToLongFunction<Counts> minorUnits) {
        return Money.ofMinorUnits(minorUnits.applyAsLong(byCurrency.getOrDefault(currency, Counts.NONE)), currency);
    }

    private List<Money> beside(String own, ToLongFunction<Counts> minorUnits) {
        return byCurrency.keySet().stream()
                .filter(currency -> !currency.equals(own))
                .map(currency -> in(currency, minorUnits))
                .filter(money -> money.amount().signum() != 0)
                .toList();
    }
}
