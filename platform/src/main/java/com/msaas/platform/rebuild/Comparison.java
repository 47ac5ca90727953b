package com.msaas.platform.rebuild;

/// Two generations of a projection, compared at the same place in all topics.
///
/// @param before the checksum of the generation that was live
/// @param after the checksum of the one made anew
/// @param documents how many documents the new one holds
public record Comparison(String before, String after, long documents) {

    /// Whether the copy was what the history says.
    public boolean agree() {
        return before.equals(after);
    }
}
