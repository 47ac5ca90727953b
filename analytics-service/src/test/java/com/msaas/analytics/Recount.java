package com.msaas.analytics;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Counts appointments in the plainest way: the newest version of each, one after another.
public final class Recount {
    private final List<Told> newest;
    private final Set<UUID> firstVisits;

    /// @param told versions in any order, with repeats and gaps
    public Recount(Collection<Told> told) {
        newest = List.copyOf(told.stream()
                .collect(toMap(Told::id, Function.identity(), BinaryOperator.maxBy(comparing(Told::version))))
                .values());
        firstVisits = newest.stream()
                .filter(one -> one.status() == AppointmentStatus.COMPLETED)
                .collect(toMap(
                        Told::client,
                        Function.identity(),
                        BinaryOperator.minBy(comparing(Told::start)
                                .thenComparing(one -> one.id().toString()))))
                .values()
                .stream()
                .map(Told::id)
                .collect(Collectors.toSet());
    }

    /// A line for each group that begins on these days and each currency in it, in order.
    public List<String> by(Function<Told, Object> group, LocalDate from, LocalDate to, ZoneId zone) {
        return newest.stream()
                .filter(one -> {
                    LocalDate day = LocalDate.ofInstant(one.start(), zone);
                    return !day.isBefore(from) && !day.isAfter(to);
                })
                .collect(groupingBy(
                        one -> group.apply(one) + " " + one.price().currency(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(same -> same.getKey() + " " + line(same.getValue()))
                .toList();
    }

    /// The same without what the dashboard does not show.
    public List<String> inShort(Function<Told, Object> group, LocalDate from, LocalDate to, ZoneId zone) {
        return by(group, from, to, zone).stream()
                .map(line -> line.substring(0, line.indexOf(", forecast")))
                .toList();
    }

    private String line(List<Told> some) {
        return "booked %d, completed %d, cancelled %d, no-show %d, minutes %d, revenue %s, forecast %s, first %d"
                .formatted(
                        some.size(),
                        count(some, AppointmentStatus.COMPLETED),
                        count(some, AppointmentStatus.CANCELLED),
                        count(some, AppointmentStatus.NO_SHOW),
                        some.stream()
                                .filter(one -> one.status() != AppointmentStatus.CANCELLED)
                                .mapToLong(Told::minutes)
                                .sum(),
                        price(some, EnumSet.of(AppointmentStatus.COMPLETED)),
                        price(some, EnumSet.range(AppointmentStatus.SCHEDULED, AppointmentStatus.IN_PROGRESS)),
                        some.stream()
                                .filter(one -> firstVisits.contains(one.id()))
                                .count());
    }

    private static long count(List<Told> some, AppointmentStatus status) {
        return some.stream().filter(one -> one.status() == status).count();
    }

    private static BigDecimal price(List<Told> some, Set<AppointmentStatus> statuses) {
        return some.stream()
                .filter(one -> statuses.contains(one.status()))
                .map(Told::price)
                .map(Money::amount)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
