package com.msaas.auth.limits;

/// Tries, counted for all instances together.
public interface Tries {

    /// Counts one more try.
    ///
    /// @param subject whose, such as an address
    /// @return whether it is still within the limit
    boolean take(Limit limit, String subject);

    /// Whether the limit is used up, without counting.
    boolean areUsedUp(Limit limit, String subject);
}
