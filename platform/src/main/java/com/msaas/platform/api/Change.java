package com.msaas.platform.api;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a change request says of one field: nothing, or a new value. `Change<String>` cannot be emptied,
/// `Change<@Nullable String>` can, by `null`. Constraints stand on the value:
/// `Change<@Size(max = 100) String>`.
public sealed interface Change<T extends @Nullable Object> {

    /// The field was left out: it stays as it is.
    static <T extends @Nullable Object> Change<T> none() {
        return new None<>();
    }

    /// The field gets this value.
    static <T extends @Nullable Object> Change<T> to(T value) {
        return new To<>(value);
    }

    /// The value to be, given the one that is.
    T or(T current);

    /// Whether the field was named.
    boolean isNamed();

    /// Does something with the new value, if the field was named.
    void ifNamed(Consumer<? super T> then);

    /// The same with the new value turned into something else.
    <R extends @Nullable Object> Change<R> map(Function<? super T, ? extends R> as);

    /// Left out.
    record None<T extends @Nullable Object>() implements Change<T> {
        @Override
        public T or(T current) {
            return current;
        }

        @Override
        public boolean isNamed() {
            return false;
        }

        @Override
        public void ifNamed(Consumer<? super T> then) {}

        @Override
        public <R extends @Nullable Object> Change<R> map(Function<? super T, ? extends R> as) {
            return new None<>();
        }
    }

    /// Named.
    record To<T extends @Nullable Object>(T value) implements Change<T> {
        @Override
        public T or(T current) {
            return value;
        }

        @Override
        public boolean isNamed() {
            return true;
        }

        @Override
        public void ifNamed(Consumer<? super T> then) {
            then.accept(value);
        }

        @Override
        public <R extends @Nullable Object> Change<R> map(Function<? super T, ? extends R> as) {
            return new To<>(as.apply(value));
        }
    }
}
