package com.msaas.notification.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The rows of a mail's table: of each the name of the words that are its label, and its value.
public final class Rows {
    private final List<Row> rows = new ArrayList<>();

    private record Row(String label, String value) {}

    /// With one more row, where there is a value.
    Rows with(String label, @Nullable String value) {
        if (value != null) {
            rows.add(new Row(label, value));
        }
        return this;
    }

    void each(BiConsumer<String, String> next) {
        rows.forEach(row -> next.accept(row.label(), row.value()));
    }
}
