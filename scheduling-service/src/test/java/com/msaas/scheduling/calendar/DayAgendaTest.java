package com.msaas.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.scheduling.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DayAgendaTest {
    private static final UUID IONESCU = UUID.randomUUID();
    private static final AgendaKey MONDAY = new AgendaKey(AgendaKind.PROVIDER, IONESCU, LocalDate.parse("2027-01-04"));

    private static BusyTime busy(UUID appointment, String start, int minutes, int buffers) {
        TimeRange visit = TimeRange.of(Instant.parse("2027-01-04T" + start + ":00Z"), Duration.ofMinutes(minutes));
        Duration buffer = Duration.ofMinutes(buffers);
        return new BusyTime(appointment, visit.widened(buffer, buffer), visit, false);
    }

    private static Claim claim(BusyTime busy) {
        return new Claim(MONDAY, busy);
    }

    @Test
    void namesWhatStandsInTheWay() {
        UUID other = UUID.randomUUID();
        DayAgenda agenda = new DayAgenda(MONDAY, List.of(busy(other, "10:00", 30, 0)));

        assertThat(agenda.inTheWayOf(claim(busy(UUID.randomUUID(), "10:15", 30, 0))))
                .containsExactly(new Conflict(
                        AgendaKind.PROVIDER,
                        IONESCU,
                        Instant.parse("2027-01-04T10:00:00Z"),
                        Instant.parse("2027-01-04T10:30:00Z"),
                        other));
    }

    @Test
    void letsVisitsTouch() {
        DayAgenda agenda = new DayAgenda(MONDAY, List.of(busy(UUID.randomUUID(), "10:00", 30, 0)));

        assertThat(agenda.inTheWayOf(claim(busy(UUID.randomUUID(), "10:30", 30, 0))))
                .isEmpty();
        assertThat(agenda.inTheWayOf(claim(busy(UUID.randomUUID(), "09:30", 30, 0))))
                .isEmpty();
    }

    @Test
    void keepsBuffersApartAsWell() {
        DayAgenda agenda = new DayAgenda(MONDAY, List.of(busy(UUID.randomUUID(), "10:00", 30, 10)));

        assertThat(agenda.inTheWayOf(claim(busy(UUID.randomUUID(), "10:30", 30, 0))))
                .hasSize(1);
        assertThat(agenda.inTheWayOf(claim(busy(UUID.randomUUID(), "10:40", 30, 0))))
                .isEmpty();
        assertThat(agenda.inTheWayOf(claim(busy(UUID.randomUUID(), "10:40", 30, 1))))
                .hasSize(1);
    }

    @Test
    void doesNotLetAnAppointmentStandInItsOwnWay() {
        UUID moved = UUID.randomUUID();
        DayAgenda agenda = new DayAgenda(MONDAY, List.of(busy(moved, "10:00", 30, 0)));

        assertThat(agenda.inTheWayOf(claim(busy(moved, "10:15", 30, 0)))).isEmpty();
    }

    @Test
    void isFullAtFourHundredEntries() {
        BusyTime entry = busy(UUID.randomUUID(), "10:00", 30, 0);

        assertThat(new DayAgenda(MONDAY, Collections.nCopies(399, entry)).isFull())
                .isFalse();
        assertThat(new DayAgenda(MONDAY, Collections.nCopies(400, entry)).isFull())
                .isTrue();
    }

    @Test
    void isClaimedOnEachUtcDayThatTheClaimTouches() {
        BusyTime acrossMidnight = busy(UUID.randomUUID(), "23:45", 30, 0);

        assertThat(Claim.on(AgendaKind.RESOURCE, IONESCU, acrossMidnight))
                .extracting(claim -> claim.agenda().day())
                .containsExactly(LocalDate.parse("2027-01-04"), LocalDate.parse("2027-01-05"));
    }
}
