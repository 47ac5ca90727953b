package com.msaas.auth.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final Limit HOURLY = new Limit("tries", 3, Duration.ofHours(1));

    @Test
    void hasItsWholeSpanLeftAtItsBeginningOnly() {
        Instant begin = Instant.parse("2027-01-04T08:00:00Z");

        assertThat(HOURLY.left(begin)).isEqualTo(Duration.ofHours(1));
        assertThat(HOURLY.left(begin.plusSeconds(3_540))).isEqualTo(Duration.ofMinutes(1));
        assertThat(HOURLY.span(begin.plus(HOURLY.left(begin)))).isEqualTo(HOURLY.span(begin) + 1);
        assertThat(HOURLY.span(begin.plus(HOURLY.left(begin)).minusMillis(1))).isEqualTo(HOURLY.span(begin));
    }
}
