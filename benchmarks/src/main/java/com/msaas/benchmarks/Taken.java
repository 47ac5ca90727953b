package com.msaas.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/// How long each request took while a load ran.
///
/// @param nanos sorted
record Taken(long[] nanos, Duration length) {
    static final Taken NOTHING = new Taken(new long[0], Duration.ZERO);

    Taken and(Taken more) {
        return new Taken(
                LongStream.concat(Arrays.stream(nanos), Arrays.stream(more.nanos))
                        .sorted()
                        .toArray(),
                length.plus(more.length));
    }

    double perSecond() {
        return length.isZero() ? 0 : nanos.length / (length.toMillis() / 1000.0);
    }

    /// The smallest that this share of them does not exceed (nearest rank), in milliseconds.
    double millis(double share) {
        return nanos.length == 0
                ? Double.NaN
                : nanos[Math.max(0, (int) Math.ceil(share * nanos.length) - 1)] / 1_000_000.0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Taken taken && length.equals(taken.length) && Arrays.equals(nanos, taken.nanos);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nanos);
    }
}
