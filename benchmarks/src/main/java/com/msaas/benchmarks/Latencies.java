package com.msaas.benchmarks;

import java.util.Arrays;
import java.util.Collection;

/// How long things took, in milliseconds.
record Latencies(long[] sorted) {

    static Latencies of(Collection<Long> millis) {
        return new Latencies(millis.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    int count() {
        return sorted.length;
    }

    /// The smallest that this share of them does not exceed (nearest rank).
    ///
    /// @param share between 0 and 1
    double percentile(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latencies latencies && Arrays.equals(sorted, latencies.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return "%d, p50 %.0f ms, p99 %.0f ms".formatted(count(), percentile(0.5), percentile(0.99));
    }
}
