package com.msaas.system.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Some appointments in figures, worked out here or read from a dashboard, in one form so that they can be compared.
final class Figures {
    private static final String FORM = "%d booked, %d done, %d cancelled, %d missed, %s RON";

    private Figures() {}

    static String of(List<Booked> some) {
        return FORM.formatted(
                some.size(),
                count(some, one -> one.is("completed")),
                count(some, one -> one.is("cancelled")),
                count(some, one -> one.is("no_show")),
                earned(some));
    }

    static String of(JsonNode counts, JsonNode revenue) {
        return FORM.formatted(
                counts.path("booked").asInt(),
                counts.path("completed").asInt(),
                counts.path("cancelled").asInt(),
                counts.path("no_show").asInt(),
                revenue.path("amount").asString());
    }

    static int count(List<Booked> some, Predicate<Booked> which) {
        return (int) some.stream().filter(which).count();
    }

    /// In lei.
    static String earned(List<Booked> some) {
        return some.stream()
                .filter(one -> one.is("completed"))
                .map(one -> one.treatment().price())
                .reduce(new BigDecimal("0.00"), BigDecimal::add)
                .toPlainString();
    }
}
