package com.msaas.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.notification.delivery.ReminderTimes.Reminder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class ReminderTimesTest {
    private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
    private static final Instant LONG_BEFORE = Instant.parse("2027-01-01T00:00:00Z");
    private static final ReminderTimes USUAL = new ReminderTimes(List.of(Duration.ofHours(24), Duration.ofHours(2)));

    @Test
    void areCountedInHoursThatPassAcrossAChangeOfTheClocks() {
        Instant sundayAtTen = at("2027-03-28T10:00");

        List<Reminder> reminders = USUAL.of(sundayAtTen, LONG_BEFORE);

        assertThat(reminders).extracting(Reminder::due).containsExactly(at("2027-03-27T09:00"), at("2027-03-28T08:00"));
    }

    @Test
    void areOfUseWhileAQuarterOfTheirLeadIsLeft() {
        Instant start = at("2027-01-04T10:00");

        assertThat(USUAL.of(start, LONG_BEFORE))
                .extracting(Reminder::usefulUntil)
                .containsExactly(start.minus(Duration.ofHours(6)), start.minus(Duration.ofMinutes(30)));
        assertThat(new ReminderTimes(List.of(Duration.ofHours(4), Duration.ofHours(3))).of(start, LONG_BEFORE))
                .extracting(Reminder::usefulUntil)
                .containsExactly(start.minus(Duration.ofHours(3)), start.minus(Duration.ofMinutes(45)));
    }

    @Test
    void areNotForWhatWasMadeAfterThem() {
        Instant start = at("2027-01-04T10:00");

        assertThat(USUAL.of(start, start.minus(Duration.ofHours(24))))
                .extracting(reminder -> reminder.kind().value())
                .containsExactly("reminder_2h");
        assertThat(USUAL.of(start, start.minus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void areNamedByTheirLead() {
        assertThat(NoticeKind.reminder(Duration.ofMinutes(90)).value()).isEqualTo("reminder_90m");
        assertThat(NoticeKind.reminder(Duration.ofDays(2)).value()).isEqualTo("reminder_48h");
    }

    /// Whatever the leads and however late: at most one of them is both due and of use.
    @Property
    void leaveAtMostOneToSendAtAnyMoment(
            @ForAll @Size(min = 1, max = 5) @UniqueElements List<@IntRange(min = 1, max = 5_000) Integer> minutes,
            @ForAll @IntRange(min = -60, max = 6_000) int minutesLeft) {
        List<Duration> leads =
                minutes.stream().map(Duration::ofMinutes).sorted().toList().reversed();
        Instant start = at("2027-03-28T10:00");
        Instant now = start.minus(Duration.ofMinutes(minutesLeft));

        long toSend = new ReminderTimes(leads)
                .of(start, LONG_BEFORE).stream()
                        .filter(reminder -> !now.isBefore(reminder.due()) && now.isBefore(reminder.usefulUntil()))
                        .count();

        assertThat(toSend).isLessThanOrEqualTo(1);
        if (minutesLeft <= 0) {
            assertThat(toSend).isZero();
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BUCHAREST).toInstant();
    }
}
