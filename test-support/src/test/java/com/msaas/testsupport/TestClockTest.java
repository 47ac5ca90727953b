package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class TestClockTest {
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    private final TestClock clock = new TestClock();

    @Test
    void runsWithTheRealOneUntilItIsMoved() {
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void goesOnFromWhereItIsMovedTo() {
        clock.moveTo(NEW_YEAR);
        clock.advance(Duration.ofDays(2));

        assertThat(clock.instant()).isCloseTo(NEW_YEAR.plus(Duration.ofDays(2)), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void standsStillWhereItIsStopped() {
        clock.stopAt(NEW_YEAR);
        assertThat(clock.instant()).isEqualTo(NEW_YEAR);

        clock.advance(Duration.ofMillis(1));
        assertThat(clock.instant()).isEqualTo(NEW_YEAR.plusMillis(1));

        clock.reset();
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void tellsMillisecondsAsTheyAreStored() {
        assertThat(clock.instant().getNano() % 1_000_000).isZero();
    }
}
