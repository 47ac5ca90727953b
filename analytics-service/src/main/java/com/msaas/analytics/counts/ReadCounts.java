package com.msaas.analytics.counts;

import com.msaas.platform.mongo.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Tells what is counted on days of a clinic's calendar.
@Component
public class ReadCounts {
    private static final ZoneOffset UTC = ZoneOffset.UTC;

    private final Buckets buckets;
    private final Standings standings;
    private final NewClients newClients;
    private final Transactions transactions;

    ReadCounts(Buckets buckets, Standings standings, NewClients newClients, Transactions transactions) {
        this.buckets = buckets;
        this.standings = standings;
        this.newClients = newClients;
        this.transactions = transactions;
    }

    /// Does several readings at one and the same moment, so that their sums agree while events come in.
    public <T> T together(Supplier<T> readings) {
        return transactions.inOne(readings);
    }

    /// The appointments of each day on which any begin.
    public SortedMap<LocalDate, Tally> byDay(Days days, ZoneId zone) {
        SortedMap<LocalDate, Tally> sums = new TreeMap<>();
        buckets.clinicDays(days.from(), days.to().plusDays(1))
                .forEach(day -> add(sums, day.of(), day.currency(), day.counts()));
        Instant from = earlier(days.start(zone), days.start(UTC));
        Instant until = later(days.end(zone), days.end(UTC));
        for (Stretch stretch : Stretch.of(zone, from, until)) {
            buckets.quartersAstray(stretch).forEach(quarter -> {
                Counts counts = quarter.counts();
                add(sums, LocalDate.ofInstant(quarter.of(), UTC), quarter.currency(), counts.negated());
                add(sums, stretch.dayOf(quarter.of()), quarter.currency(), counts);
            });
        }
        sums.keySet().removeIf(day -> day.isBefore(days.from()) || day.isAfter(days.to()));
        sums.values().removeIf(Tally::isNothing);
        return sums;
    }

    /// The appointments of each owner who has any, in the order of their ids.
    public SortedMap<UUID, Tally> by(Whose whose, Days days, ZoneId zone) {
        SortedMap<UUID, Tally> sums = new TreeMap<>(Comparator.comparing(UUID::toString));
        Instant start = days.start(zone);
        Instant end = days.end(zone);
        LocalDate firstWhole = firstWholeDay(start);
        LocalDate afterWhole = LocalDate.ofInstant(end, UTC);
        if (firstWhole.isBefore(afterWhole)) {
            addWholeDays(sums, whose, firstWhole, afterWhole);
            addEach(sums, whose, start, midnight(firstWhole));
            addEach(sums, whose, midnight(afterWhole), end);
        } else {
            addEach(sums, whose, start, end);
        }
        sums.values().removeIf(Tally::isNothing);
        return sums;
    }

    /// How many patients were added on each day on which any were.
    public Map<LocalDate, Long> newClients(Days days, ZoneId zone) {
        return newClients.byDay(days, zone);
    }

    /// Whole months as such, and by the day only what is before and after them.
    private void addWholeDays(Map<UUID, Tally> sums, Whose whose, LocalDate from, LocalDate until) {
        LocalDate firstMonth = Span.MONTH.firstFrom(from);
        LocalDate afterMonths = Span.MONTH.beginOf(until);
        if (firstMonth.isBefore(afterMonths)) {
            addTotals(sums, whose, Span.DAY, from, firstMonth);
            addTotals(sums, whose, Span.MONTH, firstMonth, afterMonths);
            addTotals(sums, whose, Span.DAY, afterMonths, until);
        } else {
            addTotals(sums, whose, Span.DAY, from, until);
        }
    }

    private void addTotals(Map<UUID, Tally> sums, Whose whose, Span span, LocalDate from, LocalDate until) {
        if (from.isBefore(until)) {
            buckets.sums(whose, span, from, until)
                    .forEach(owner -> add(sums, owner.of(), owner.currency(), owner.counts()));
        }
    }

    private void addEach(Map<UUID, Tally> sums, Whose whose, Instant from, Instant until) {
        if (from.isBefore(until)) {
            standings
                    .between(from, until)
                    .forEach(standing -> add(sums, whose.of(standing), standing.currency(), standing.counts()));
        }
    }

    private static <K> void add(Map<K, Tally> sums, K key, String currency, Counts counts) {
        sums.put(key, sums.getOrDefault(key, Tally.NONE).plus(currency, counts));
    }

    /// The first day of UTC that does not begin before this.
    private static LocalDate firstWholeDay(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, UTC);
        return midnight(day).isBefore(moment) ? day.plusDays(1) : day;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(UTC).toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
