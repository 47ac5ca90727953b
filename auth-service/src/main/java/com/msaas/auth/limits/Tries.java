package com.msaas.auth.limits;

import java.util.List;

/// Tries, counted for all instances together.
public interface Tries {

    /// Counts one more try.
    ///
    /// @param subject whose, such as an address
    /// @return whether it is still within the limit
    boolean take(Limit limit, String subject);

    /// Whether the limit is used up, without counting.
    boolean areUsedUp(Limit limit, String subject);

    /// Counts one more try against each of several limits, of which the longer ones keep out for longer whoever does
    /// not stop.
    default void take(List<Limit> limits, String subject) {
        limits.forEach(limit -> take(limit, subject));
    }

    /// Whether one of the limits is used up, without counting.
    default boolean areUsedUp(List<Limit> limits, String subject) {
        return limits.stream().anyMatch(limit -> areUsedUp(limit, subject));
    }
}
