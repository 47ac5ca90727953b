package com.msaas.scheduling.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
    private static final Instant TEN = Instant.parse("2027-01-04T10:00:00Z");

    private static TimeRange minutes(long from, long to) {
        return new TimeRange(TEN.plusSeconds(from * 60), TEN.plusSeconds(to * 60));
    }

    @Test
    void endsAfterItStarts() {
        assertThatThrownBy(() -> minutes(10, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> minutes(10, 9)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotOverlapWhatItOnlyTouches() {
        assertThat(minutes(0, 30).overlaps(minutes(30, 60))).isFalse();
        assertThat(minutes(30, 60).overlaps(minutes(0, 30))).isFalse();
        assertThat(minutes(0, 31).overlaps(minutes(30, 60))).isTrue();
    }

    @Test
    void touchesTwoDaysWhenItCrossesMidnightAndOneWhenItEndsThere() {
        Instant midnight = Instant.parse("2027-01-05T00:00:00Z");

        assertThat(new TimeRange(TEN, midnight).utcDays()).containsExactly(LocalDate.parse("2027-01-04"));
        assertThat(new TimeRange(TEN, midnight.plusMillis(1)).utcDays())
                .containsExactly(LocalDate.parse("2027-01-04"), LocalDate.parse("2027-01-05"));
    }

    @Test
    void keepsItsLengthWhenShifted() {
        assertThat(minutes(0, 45).shiftedTo(TEN.plusSeconds(600))).isEqualTo(minutes(10, 55));
    }

    @Property
    void overlapsExactlyWhenTheyShareAMinute(
            @ForAll @LongRange(min = 0, max = 40) long from,
            @ForAll @LongRange(min = 1, max = 20) long length,
            @ForAll @LongRange(min = 0, max = 40) long otherFrom,
            @ForAll @LongRange(min = 1, max = 20) long otherLength) {
        boolean shareAMinute = Math.max(from, otherFrom) < Math.min(from + length, otherFrom + otherLength);

        TimeRange one = minutes(from, from + length);
        TimeRange other = minutes(otherFrom, otherFrom + otherLength);

        assertThat(one.overlaps(other)).isEqualTo(shareAMinute);
        assertThat(other.overlaps(one)).isEqualTo(shareAMinute);
    }

    @Property
    void widenedByItsBuffersContainsItself(
            @ForAll @LongRange(min = 0, max = 240) long before, @ForAll @LongRange(min = 0, max = 240) long after) {
        TimeRange visit = minutes(0, 30);

        TimeRange claim = visit.widened(Duration.ofMinutes(before), Duration.ofMinutes(after));

        assertThat(claim.contains(visit)).isTrue();
        assertThat(claim.length()).isEqualTo(Duration.ofMinutes(30 + before + after));
        assertThat(claim.utcDays()).hasSizeLessThanOrEqualTo(2);
    }
}
