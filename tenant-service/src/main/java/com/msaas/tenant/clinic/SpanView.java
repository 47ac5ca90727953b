package com.msaas.tenant.clinic;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A span of a weekday as clients read it.
public record SpanView(Day day, String start, String end) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public static SpanView of(OpenSpan span) {
        return new SpanView(span.day(), written(span.start()), written(span.end()));
    }

    private static String written(LocalTime time) {
        return TIME.format(time);
    }
}
