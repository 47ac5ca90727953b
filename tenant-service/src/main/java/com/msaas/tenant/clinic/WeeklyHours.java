package com.msaas.tenant.clinic;

import com.msaas.contracts.OpeningHours;
import com.msaas.contracts.Weekday;
import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When the clinic is open in a week, in the order of the week. Without any span it is closed.
///
/// @param spans of which no two overlap
public record WeeklyHours(List<OpenSpan> spans) {

    public WeeklyHours {
        spans = spans.stream()
                .sorted(Comparator.comparing(OpenSpan::day).thenComparing(OpenSpan::start))
                .toList();
    }

    /// What a client wants them to be.
    ///
    /// @throws RefusedException naming each span that overlaps an earlier one
    public static WeeklyHours of(List<OpenSpan> spans) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int at = 0; at < spans.size(); at++) {
            if (spans.subList(0, at).stream().anyMatch(spans.get(at)::overlaps)) {
                problems.add(new FieldProblem("opening_hours[" + at + "]", "overlaps another span of the same day"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(new InvalidInput(problems));
        }
        return new WeeklyHours(spans);
    }

    /// What a new clinic starts from.
    public static WeeklyHours usual() {
        return new WeeklyHours(Stream.of(Day.MON, Day.TUE, Day.WED, Day.THU, Day.FRI)
                .map(day -> new OpenSpan(day, LocalTime.of(8, 0), LocalTime.of(20, 0)))
                .toList());
    }

    /// As other services are told of them.
    public List<OpeningHours> published() {
        return spans.stream()
                .map(span -> new OpeningHours(Weekday.valueOf(span.day().name()), span.start(), span.end()))
                .toList();
    }

    /// As a log tells of them.
    public String told() {
        return spans.stream()
                .map(span -> span.day() + " " + span.start() + "-" + span.end())
                .collect(Collectors.joining(", "));
    }
}
