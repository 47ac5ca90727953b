package com.msaas.gateway.limiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalWindowsTest {
    private static final List<Allowance> GENERAL = List.of(Allowance.GENERAL);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final LocalWindows windows = new LocalWindows(now::get);

    @Test
    void countsForAMinuteFromTheFirstRequest() {
        windows.count("a", GENERAL);
        pass(Duration.ofSeconds(59));
        assertThat(windows.count("a", GENERAL)).containsExactly(new Window(2, Duration.ofSeconds(1)));

        pass(Duration.ofSeconds(1));
        assertThat(windows.count("a", GENERAL)).containsExactly(new Window(1, Duration.ofMinutes(1)));
    }

    @Test
    void countsOwnersAndAllowancesApart() {
        windows.count("a", List.of(Allowance.GENERAL, Allowance.LOGIN));
        windows.count("a", GENERAL);

        assertThat(windows.count("a", List.of(Allowance.GENERAL, Allowance.LOGIN)))
                .extracting(Window::count)
                .containsExactly(3L, 2L);
        assertThat(windows.count("b", GENERAL)).extracting(Window::count).containsExactly(1L);
    }

    @Test
    void keepsALimitAlsoInAFloodOfAddresses() {
        for (int number = 0; number < 20_000; number++) {
            windows.count("a:" + number, GENERAL);
        }

        assertThat(windows.count("one more", GENERAL).getFirst().count()).isEqualTo(1);
        assertThat(windows.count("another", GENERAL).getFirst().count()).isEqualTo(2);
        assertThat(windows.count("a:7", GENERAL).getFirst().count()).isEqualTo(2);

        pass(Duration.ofMinutes(2));
        assertThat(windows.count("another", GENERAL).getFirst().count()).isEqualTo(1);
        assertThat(windows.count("another", GENERAL).getFirst().count()).isEqualTo(2);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
