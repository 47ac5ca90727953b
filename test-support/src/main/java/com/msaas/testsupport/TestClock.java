package com.msaas.testsupport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// The service's clock in the hands of a test. It runs with the real one until a test moves or stops it;
/// after each test it runs with the real one again. In milliseconds, as instants are stored.
///
/// Only the service's clock moves: tokens, leases and MongoDB's own expiry go by the real one.
public final class TestClock extends Clock {
    private volatile State state = new State(Duration.ZERO, null);

    /// Moves on, or back by a negative duration; a clock that runs goes on running.
    public void advance(Duration by) {
        State now = state;
        state = now.stoppedAt == null
                ? new State(now.ahead.plus(by), null)
                : new State(now.ahead, now.stoppedAt.plus(by));
    }

    /// Moves to this instant and goes on running from there.
    public void moveTo(Instant instant) {
        state = new State(Duration.between(Instant.now(), instant), null);
    }

    /// Stands still at this instant.
    public void stopAt(Instant instant) {
        state = new State(Duration.ZERO, instant);
    }

    /// Runs with the real clock again.
    public void reset() {
        state = new State(Duration.ZERO, null);
    }

    @Override
    public Instant instant() {
        State now = state;
        Instant instant = now.stoppedAt == null ? Instant.now().plus(now.ahead) : now.stoppedAt;
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a zone belongs to a clinic, not to the clock");
    }

    private record State(Duration ahead, @Nullable Instant stoppedAt) {}

    /// Leaves no moved clock to the next test.
    static final class Reset implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext test) {
            SpringExtension.getApplicationContext(test).getBean(TestClock.class).reset();
        }
    }
}
