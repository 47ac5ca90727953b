package com.msaas.system.demo;

import com.msaas.system.TheSystem;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/// Tells what happens as it happens, and remembers whether all agreed.
final class Story {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Consumer<String> out;
    private int steps;
    private int agreed;
    private int differed;

    Story(Consumer<String> out) {
        this.out = out;
    }

    /// Begins another step.
    void step(String what) {
        steps++;
        out.accept("");
        out.accept("%2d. %s".formatted(steps, what));
    }

    /// Says something on the way.
    void say(String what) {
        out.accept("      " + what);
    }

    /// Holds what is against what has to be.
    void agree(String what, @Nullable Object expected, @Nullable Object actual) {
        if (Objects.equals(expected, actual)) {
            agreed++;
            out.accept("    ✓ " + what + ": " + shortened(actual));
        } else {
            differed++;
            out.accept("    ✗ " + what + ": expected " + expected + " but there is " + actual);
        }
    }

    /// Holds what is against what has to be, once the news has come through.
    <T> void agreeInTheEnd(String what, T expected, Supplier<? extends T> actual) {
        Holder<T> last = new Holder<>();
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK_AGAIN)
                    .atMost(TheSystem.PATIENCE)
                    .until(() -> expected.equals(last.value = actual.get()));
        } catch (ConditionTimeoutException notInTime) {
            // told below, with what there is
        }
        agree(what, expected, last.value);
    }

    /// Says that the story cannot go on.
    void broken(Throwable why) {
        differed++;
        out.accept("    ✗ the story ends here: " + why.getMessage());
    }

    /// The last words.
    ///
    /// @return whether all agreed
    boolean end() {
        out.accept("");
        out.accept(
                differed == 0
                        ? "All " + agreed + " figures agree."
                        : differed + " of " + (agreed + differed) + " figures do not agree.");
        return differed == 0;
    }

    private static String shortened(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= 100 ? text : text.substring(0, 97) + "…";
    }

    private static final class Holder<T> {
        private @Nullable T value;
    }
}
