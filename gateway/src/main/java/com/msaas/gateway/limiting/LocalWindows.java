package com.msaas.gateway.limiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Counts in this process, while Redis cannot.
final class LocalWindows implements Windows {
    private static final int MOST = 20_000;
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final String EVERYBODY_ELSE = "everybody else";

    private final LongSupplier nanoTime;
    private final Map<Key, Open> windows = new HashMap<>();
    private long nextSweep;

    LocalWindows(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextSweep = nanoTime.getAsLong();
    }

    @Override
    public synchronized List<Window> count(String owner, List<Allowance> allowances) {
        long now = nanoTime.getAsLong();
        List<Window> counted = new ArrayList<>(allowances.size());
        for (Allowance allowance : allowances) {
            Open window = window(new Key(owner, allowance), now);
            window.count++;
            counted.add(new Window(window.count, Duration.ofNanos(window.end - now)));
        }
        return counted;
    }

    private Open window(Key key, long now) {
        Open window = windows.get(key);
        if (window != null) {
            return window.current(now);
        }
        if (windows.size() >= MOST && nextSweep - now <= 0) {
            nextSweep = now + SWEEP.toNanos();
            windows.values().removeIf(other -> other.end - now <= 0);
        }
        // a flood of addresses shares one window sooner than it fills the memory
        Key counted = windows.size() < MOST ? key : new Key(EVERYBODY_ELSE, key.allowance);
        return windows.computeIfAbsent(counted, _ -> new Open(now)).current(now);
    }

    private record Key(String owner, Allowance allowance) {}

    private static final class Open {
        private long end;
        private long count;

        Open(long now) {
            end = now + Window.LENGTH.toNanos();
        }

        Open current(long now) {
            if (end - now <= 0) {
                end = now + Window.LENGTH.toNanos();
                count = 0;
            }
            return this;
        }
    }
}
