package com.msaas.platform.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// In what order a list is asked for: the query parameter `sort`, such as `-last_visit,name`, where `-` means
/// from the greatest. As an argument of a controller it is read by itself and needs [Sortable] to say what is
/// allowed.
public record Sort(List<By> by) {

    /// By one field.
    public record By(String field, boolean descending) {}

    public Sort {
        by = List.copyOf(by);
    }

    /// Reads the parameter.
    ///
    /// @throws IllegalArgumentException when it names a field that is not allowed, or one twice
    static Sort read(String text, Set<String> allowed) {
        List<By> by = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String part : text.split(",", -1)) {
            boolean descending = part.startsWith("-");
            String field = descending ? part.substring(1) : part;
            if (!allowed.contains(field) || !seen.add(field)) {
                throw new IllegalArgumentException("not sortable");
            }
            by.add(new By(field, descending));
        }
        return new Sort(by);
    }
}
