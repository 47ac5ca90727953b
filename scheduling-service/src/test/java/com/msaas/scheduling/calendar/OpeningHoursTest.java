package com.msaas.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.scheduling.copies.ClinicSettings;
import com.msaas.scheduling.copies.Location;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.time.DayHours;
import com.msaas.scheduling.time.TimeRange;
import com.msaas.scheduling.time.Weekday;
import com.msaas.scheduling.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {
    private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
    private static final LocalDate SPRING = LocalDate.parse("2027-03-28");
    private static final LocalDate AUTUMN = LocalDate.parse("2027-10-31");
    private static final WeeklyHours ALWAYS = everyDay("00:00", "00:00");

    static WeeklyHours everyDay(String start, String end) {
        return new WeeklyHours(Arrays.stream(Weekday.values())
                .map(day -> new DayHours(day, LocalTime.parse(start), LocalTime.parse(end)))
                .toList());
    }

    private static OpeningHours open(WeeklyHours hours, LocalDate... holidays) {
        return new OpeningHours(BUCHAREST, hours, Set.of(holidays));
    }

    private static TimeRange local(LocalDate date, String start, String end) {
        return new TimeRange(
                date.atTime(LocalTime.parse(start)).atZone(BUCHAREST).toInstant(),
                date.atTime(LocalTime.parse(end)).atZone(BUCHAREST).toInstant());
    }

    @Nested
    class OnAnOrdinaryDay {
        private static final LocalDate MONDAY = LocalDate.parse("2027-01-04");

        @Test
        void allowsWhatLiesWithinTheClinicsAndTheProvidersHours() {
            OpeningHours hours = open(everyDay("08:00", "20:00"));
            WeeklyHours mornings = everyDay("09:00", "13:00");

            assertThat(hours.allow(local(MONDAY, "09:00", "09:30"), mornings)).isTrue();
            assertThat(hours.allow(local(MONDAY, "12:30", "13:00"), mornings)).isTrue();
            assertThat(hours.allow(local(MONDAY, "08:30", "09:00"), mornings)).isFalse();
            assertThat(hours.allow(local(MONDAY, "12:45", "13:15"), mornings)).isFalse();
            assertThat(hours.allow(local(MONDAY, "19:45", "20:15"), ALWAYS)).isFalse();
        }

        @Test
        void isClosedOnAHoliday() {
            OpeningHours hours = open(everyDay("08:00", "20:00"), MONDAY);

            assertThat(hours.allow(local(MONDAY, "10:00", "10:30"), ALWAYS)).isFalse();
            assertThat(hours.allow(local(MONDAY.plusDays(1), "10:00", "10:30"), ALWAYS))
                    .isTrue();
        }

        @Test
        void isClosedWithoutHours() {
            assertThat(open(new WeeklyHours(List.of())).allow(local(MONDAY, "10:00", "10:30"), ALWAYS))
                    .isFalse();
            assertThat(open(ALWAYS).allow(local(MONDAY, "10:00", "10:30"), new WeeklyHours(List.of())))
                    .isFalse();
        }

        @Test
        void allowsWhatCrossesHoursThatTouch() {
            WeeklyHours aroundNoon = new WeeklyHours(List.of(
                    new DayHours(Weekday.MON, LocalTime.parse("08:00"), LocalTime.NOON),
                    new DayHours(Weekday.MON, LocalTime.NOON, LocalTime.parse("16:00"))));

            assertThat(open(aroundNoon).allow(local(MONDAY, "11:45", "12:15"), ALWAYS))
                    .isTrue();
        }

        @Test
        void allowsWhatCrossesMidnightWhereNobodyCloses() {
            TimeRange night = TimeRange.of(local(MONDAY, "23:30", "23:45").start(), Duration.ofHours(1));

            assertThat(open(ALWAYS).allow(night, ALWAYS)).isTrue();
            assertThat(open(everyDay("08:00", "00:00")).allow(night, ALWAYS)).isFalse();
        }
    }

    @Nested
    class AtAPlace {
        private static final ZoneId LONDON = ZoneId.of("Europe/London");

        private static Location place(@Nullable ZoneId zone, @Nullable WeeklyHours hours) {
            return new Location(new LocationId(UUID.randomUUID()), zone, hours, false);
        }

        private static ClinicSettings clinic(ZoneId zone, WeeklyHours hours, LocalDate... holidays) {
            return new ClinicSettings(zone, Currency.getInstance("RON"), hours, Set.of(holidays));
        }

        /// Both change their clocks at the same instant, two hours apart by the clock on the wall.
        @ParameterizedTest
        @CsvSource({
            "2027-03-27, 2027-03-27T06:00:00Z, 2027-03-27T08:00:00Z",
            "2027-03-28, 2027-03-28T05:00:00Z, 2027-03-28T07:00:00Z",
            "2027-10-30, 2027-10-30T05:00:00Z, 2027-10-30T07:00:00Z",
            "2027-10-31, 2027-10-31T06:00:00Z, 2027-10-31T08:00:00Z"
        })
        void opensByItsOwnClocks(LocalDate date, Instant inBucharest, Instant inLondon) {
            ClinicSettings clinic = clinic(BUCHAREST, everyDay("08:00", "20:00"));

            assertThat(OpeningHours.at(place(null, null), clinic).whenOpen(ALWAYS, date, date))
                    .singleElement()
                    .isEqualTo(TimeRange.of(inBucharest, Duration.ofHours(12)));
            assertThat(OpeningHours.at(place(LONDON, null), clinic).whenOpen(ALWAYS, date, date))
                    .singleElement()
                    .isEqualTo(TimeRange.of(inLondon, Duration.ofHours(12)));
        }

        /// In London the hour from one to two is left out in spring and comes twice in autumn.
        @ParameterizedTest
        @CsvSource({"2027-03-28, 2027-03-27T23:30:00Z, 3", "2027-10-31, 2027-10-30T22:30:00Z, 5"})
        void losesOrGainsAnHourInTheNightOfTheChange(LocalDate sunday, Instant opens, int hours) {
            WeeklyHours nights = new WeeklyHours(List.of(
                    new DayHours(Weekday.SAT, LocalTime.parse("23:30"), LocalTime.MIDNIGHT),
                    new DayHours(Weekday.SUN, LocalTime.MIDNIGHT, LocalTime.parse("03:30"))));

            List<TimeRange> open = OpeningHours.at(place(LONDON, nights), clinic(BUCHAREST, everyDay("08:00", "20:00")))
                    .whenOpen(ALWAYS, sunday.minusDays(1), sunday);

            assertThat(open).containsExactly(TimeRange.of(opens, Duration.ofHours(hours)));
        }

        @Test
        void keepsTheClinicsHolidaysByItsOwnDates() {
            ZoneId auckland = ZoneId.of("Pacific/Auckland");
            LocalDate monday = LocalDate.parse("2027-01-04");
            OpeningHours hours =
                    OpeningHours.at(place(auckland, null), clinic(BUCHAREST, everyDay("08:00", "20:00"), monday));

            assertThat(hours.whenOpen(ALWAYS, monday, monday.plusDays(1)))
                    .singleElement()
                    .isEqualTo(TimeRange.of(Instant.parse("2027-01-04T19:00:00Z"), Duration.ofHours(12)));
        }

        @Test
        void isNeverOpenOnceItIsClosed() {
            Location closed = new Location(new LocationId(UUID.randomUUID()), null, ALWAYS, true);

            assertThat(OpeningHours.at(closed, clinic(BUCHAREST, ALWAYS)).whenOpen(ALWAYS, SPRING, AUTUMN))
                    .isEmpty();
        }
    }

    /// Whose clocks and hours they are makes no difference.
    @Property(tries = 200)
    void isOpenAtAPlaceAsAClinicOfTheSameHoursWouldBe(
            @ForAll("zones") ZoneId clinicZone,
            @ForAll("zones") ZoneId ownZone,
            @ForAll("dates") LocalDate date,
            @ForAll("hours") DayHours hours) {
        WeeklyHours own = new WeeklyHours(List.of(new DayHours(Weekday.of(date), hours.start(), hours.end())));
        ClinicSettings clinic = AtAPlace.clinic(clinicZone, everyDay("08:00", "20:00"), date.plusDays(1));
        ClinicSettings alike = AtAPlace.clinic(ownZone, own, date.plusDays(1));

        OpeningHours hasItsOwn = OpeningHours.at(AtAPlace.place(ownZone, own), clinic);
        OpeningHours follows = OpeningHours.at(AtAPlace.place(null, null), alike);

        assertThat(hasItsOwn.whenOpen(ALWAYS, date.minusDays(8), date.plusDays(8)))
                .isEqualTo(follows.whenOpen(ALWAYS, date.minusDays(8), date.plusDays(8)));
        assertThat(OpeningHours.at(AtAPlace.place(null, own), clinic).zone()).isEqualTo(clinicZone);
    }

    @Nested
    class WhenTheClockChanges {
        @Test
        void opensByTheClockOnTheWall() {
            OpeningHours hours = open(everyDay("08:00", "20:00"));

            assertThat(hours.whenOpen(ALWAYS, SPRING.minusDays(1), SPRING))
                    .extracting(TimeRange::start)
                    .containsExactly(Instant.parse("2027-03-27T06:00:00Z"), Instant.parse("2027-03-28T05:00:00Z"));
            assertThat(hours.whenOpen(ALWAYS, AUTUMN.minusDays(1), AUTUMN))
                    .extracting(TimeRange::start)
                    .containsExactly(Instant.parse("2027-10-30T05:00:00Z"), Instant.parse("2027-10-31T06:00:00Z"));
        }

        @Test
        void isOpenForTwentyThreeAndTwentyFiveHoursWhereNobodyCloses() {
            assertThat(open(ALWAYS).whenOpen(ALWAYS, SPRING, SPRING))
                    .singleElement()
                    .extracting(TimeRange::length)
                    .isEqualTo(Duration.ofHours(23));
            assertThat(open(ALWAYS).whenOpen(ALWAYS, AUTUMN, AUTUMN))
                    .singleElement()
                    .extracting(TimeRange::length)
                    .isEqualTo(Duration.ofHours(25));
        }

        @Test
        void isNotOpenInAnHourThatIsLeftOut() {
            assertThat(open(everyDay("03:00", "04:00")).whenOpen(ALWAYS, SPRING, SPRING))
                    .isEmpty();
            assertThat(open(everyDay("03:30", "05:00")).whenOpen(ALWAYS, SPRING, SPRING))
                    .containsExactly(local(SPRING, "04:00", "05:00"));
        }

        @Test
        void isOpenInBothHoursThatLookTheSame() {
            assertThat(open(everyDay("03:00", "04:00")).whenOpen(ALWAYS, AUTUMN, AUTUMN))
                    .singleElement()
                    .extracting(TimeRange::length)
                    .isEqualTo(Duration.ofHours(2));
        }
    }

    /// Whatever the hours, the zone and the date: a minute is open when the clock on the wall says so.
    @Property(tries = 300)
    void agreesWithTheClockOnTheWall(
            @ForAll("zones") ZoneId zone, @ForAll("dates") LocalDate date, @ForAll("hours") DayHours hours) {
        WeeklyHours weekly = new WeeklyHours(List.of(new DayHours(Weekday.of(date), hours.start(), hours.end())));
        OpeningHours opening = new OpeningHours(zone, weekly, Set.of());

        List<TimeRange> open = opening.whenOpen(ALWAYS, date.minusDays(1), date.plusDays(1));

        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant().plusSeconds(3600);
        for (Instant minute = date.atStartOfDay(zone).toInstant().minusSeconds(3600);
                minute.isBefore(end);
                minute = minute.plusSeconds(300)) {
            LocalDateTime wall = LocalDateTime.ofInstant(minute, zone);
            boolean clockSaysOpen = wall.toLocalDate().equals(date)
                    && !wall.toLocalTime().isBefore(hours.start())
                    && (hours.end().equals(LocalTime.MIDNIGHT)
                            || wall.toLocalTime().isBefore(hours.end()));
            boolean shownOnce = zone.getRules().getValidOffsets(wall).size() == 1;
            if (clockSaysOpen || shownOnce) {
                Instant instant = minute;
                assertThat(open.stream().anyMatch(range -> contains(range, instant)))
                        .as("%s in %s with %s", wall, zone, hours)
                        .isEqualTo(clockSaysOpen);
            }
        }
    }

    private static boolean contains(TimeRange range, Instant instant) {
        return !instant.isBefore(range.start()) && instant.isBefore(range.end());
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Bucharest",
                        "America/New_York",
                        "America/St_Johns",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu",
                        "Pacific/Auckland",
                        "Africa/Casablanca")
                .map(ZoneId::of);
    }

    /// Around the nights on which clocks are changed somewhere, and others.
    @Provide
    Arbitrary<LocalDate> dates() {
        Arbitrary<LocalDate> special = Arbitraries.of(
                        "2027-03-28",
                        "2027-10-31",
                        "2027-03-14",
                        "2027-11-07",
                        "2027-04-04",
                        "2027-10-03",
                        "2027-09-26")
                .map(LocalDate::parse);
        Arbitrary<LocalDate> any = Arbitraries.integers().between(0, 364).map(LocalDate.of(2027, 1, 1)::plusDays);
        return Arbitraries.oneOf(special, any);
    }

    @Provide
    Arbitrary<DayHours> hours() {
        Arbitrary<Integer> quarters = Arbitraries.integers().between(0, 95);
        return Combinators.combine(quarters, quarters)
                .as((one, other) -> new DayHours(
                        Weekday.MON,
                        LocalTime.MIDNIGHT.plusMinutes(15L * Math.min(one, other)),
                        LocalTime.MIDNIGHT.plusMinutes(15L * (Math.max(one, other) + 1))));
    }
}
