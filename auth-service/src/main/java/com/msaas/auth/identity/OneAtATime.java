package com.msaas.auth.identity;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Lets sign-ins of one user queue: Keycloak takes two that come at once for an attack and refuses right
/// passwords. It notices that one is over a moment after it has answered, so whoever queues is kept a moment longer.
@Component
public class OneAtATime {
    private static final int STRIPES = 1_024;
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(8);
    private static final Duration UNTIL_NOTICED = Duration.ofMillis(20);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final ReentrantLock[] stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    /// Does the work when nobody else does work for the same subject.
    ///
    /// @throws RefusedException when the queue is too long
    public <T> T with(String subject, Supplier<T> work) {
        ReentrantLock lock = stripes[Math.floorMod(subject.hashCode(), STRIPES)];
        try {
            if (!lock.tryLock(LONGEST_QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
        }
        try {
            return work.get();
        } finally {
            if (lock.hasQueuedThreads()) {
                LockSupport.parkNanos(UNTIL_NOTICED.toNanos());
            }
            lock.unlock();
        }
    }
}
