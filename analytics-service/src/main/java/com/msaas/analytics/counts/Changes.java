package com.msaas.analytics.counts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// What one event changes in all buckets, added up first so that each is written once.
final class Changes {
    private final Map<Bucket, Change> byBucket = new LinkedHashMap<>();

    /// How much comes to a bucket, and how many events went into it.
    record Change(Counts counts, long events) {
        private static final Change NOTHING = new Change(Counts.NONE, 0);

        private Change plus(Change other) {
            return new Change(counts.plus(other.counts), events + other.events);
        }
    }

    /// An event told of this, whether it was news or not.
    void heard(Standing told) {
        add(told, new Change(Counts.NONE, 1));
    }

    /// It counts from now on.
    void add(Standing standing) {
        add(standing, new Change(standing.counts(), 0));
    }

    /// It counts no more.
    void takeBack(Standing standing) {
        add(standing, new Change(standing.counts().negated(), 0));
    }

    void forEach(BiConsumer<Bucket, Change> action) {
        byBucket.forEach((bucket, change) -> {
            if (!change.equals(Change.NOTHING)) {
                action.accept(bucket, change);
            }
        });
    }

    private void add(Standing standing, Change change) {
        Bucket.of(standing).forEach(bucket -> byBucket.merge(bucket, change, Change::plus));
    }
}
