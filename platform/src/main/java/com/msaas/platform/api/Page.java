package com.msaas.platform.api;

import java.util.List;
import java.util.function.Function;

/// One page of a list, as a controller returns it.
///
/// @param total how many there are on all pages
public record Page<T>(List<T> items, PageRequest request, long total) {

    public Page {
        items = List.copyOf(items);
    }

    /// The same page with each item turned into something else.
    public <R> Page<R> map(Function<? super T, ? extends R> as) {
        return new Page<>(items.stream().<R>map(as).toList(), request, total);
    }
}
