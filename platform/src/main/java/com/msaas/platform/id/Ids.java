package com.msaas.platform.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// New ids: UUID version 7 (RFC 9562, 5.7), 74 random bits behind a millisecond clock, so that they sort by
/// age and cannot be guessed.
public final class Ids {
    private Ids() {}

    /// An id that nothing else has, under any concurrency.
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
