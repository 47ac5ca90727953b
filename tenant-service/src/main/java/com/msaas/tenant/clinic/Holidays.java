package com.msaas.tenant.clinic;

import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The dates on which the clinic is closed, each once, in their order.
record Holidays(List<ClosedDay> days) {

    Holidays {
        days = days.stream().sorted(Comparator.comparing(ClosedDay::date)).toList();
    }

    /// What a client wants them to be.
    ///
    /// @throws RefusedException naming each date that is there already
    static Holidays of(List<ClosedDay> days) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (int at = 0; at < days.size(); at++) {
            if (!seen.add(days.get(at).date())) {
                problems.add(new FieldProblem("holidays[" + at + "].date", "is there twice"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(new InvalidInput(problems));
        }
        return new Holidays(days);
    }

    /// Of two that fall on one date, both names.
    static Holidays eachOnce(List<ClosedDay> days) {
        Map<LocalDate, ClosedDay> byDate = new TreeMap<>();
        days.forEach(day -> byDate.merge(
                day.date(), day, (one, other) -> new ClosedDay(one.date(), one.name() + ", " + other.name())));
        return new Holidays(List.copyOf(byDate.values()));
    }

    static Holidays none() {
        return new Holidays(List.of());
    }
}
