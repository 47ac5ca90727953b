package com.msaas.platform.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes requests that wait for a copy to learn something. Only within this process: another instance may
/// take the event in, so whoever waits also looks by himself now and then.
final class CopySignals {
    private final Map<String, Bell> bells = new ConcurrentHashMap<>();

    void changed(String listener) {
        Bell bell = bell(listener);
        bell.lock.lock();
        try {
            bell.rung.signalAll();
        } finally {
            bell.lock.unlock();
        }
    }

    /// Waits for the listener's next change, or until the time is up.
    void await(String listener, Duration atMost) throws InterruptedException {
        Bell bell = bell(listener);
        bell.lock.lock();
        try {
            if (bell.rung.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } finally {
            bell.lock.unlock();
        }
    }

    private Bell bell(String listener) {
        return bells.computeIfAbsent(listener, none -> new Bell());
    }

    private static final class Bell {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rung = lock.newCondition();
    }
}
