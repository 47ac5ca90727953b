package com.msaas.analytics.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DaysTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

    @Test
    void areThirtyBackAndThirtyAheadWhenNothingIsSaid() {
        Days days = Days.asked(null, null, TODAY);

        assertThat(days).isEqualTo(new Days(LocalDate.of(2027, 2, 13), LocalDate.of(2027, 4, 14)));
    }

    @Test
    void goOnFromTheOneEndThatIsSaid() {
        assertThat(Days.asked(LocalDate.of(2027, 6, 1), null, TODAY).to()).isEqualTo(LocalDate.of(2027, 7, 1));
        assertThat(Days.asked(null, LocalDate.of(2027, 1, 31), TODAY).from()).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void areRefusedInTheWrongOrderOrWhenThereAreTooMany() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Days.asked(TODAY, TODAY.minusDays(1), TODAY));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Days.asked(TODAY, TODAY.plusDays(400), TODAY));
        assertThat(Days.asked(TODAY, TODAY.plusDays(399), TODAY).each()).hasSize(400);
    }

    @Test
    void areAsLongAsTheClockSays() {
        Days forward = new Days(LocalDate.of(2027, 3, 28), LocalDate.of(2027, 3, 28));
        ZoneId bucharest = ZoneId.of("Europe/Bucharest");

        assertThat(Duration.between(forward.start(bucharest), forward.end(bucharest)))
                .isEqualTo(Duration.ofHours(23));
    }
}
