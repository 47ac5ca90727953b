package com.msaas.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.scheduling.calendar.SlotSearch.Candidate;
import com.msaas.scheduling.calendar.SlotSearch.Place;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import com.msaas.scheduling.time.TimeRange;
import com.msaas.scheduling.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SlotSearchTest {
    private static final Instant EIGHT = Instant.parse("2027-01-04T08:00:00Z");
    private static final TimeRange MORNING = new TimeRange(EIGHT, EIGHT.plusSeconds(4 * 3600));
    private static final ProviderId IONESCU = new ProviderId(UUID.randomUUID());
    private static final ResourceId LEFT_CHAIR = new ResourceId(UUID.randomUUID());
    private static final ResourceId RIGHT_CHAIR = new ResourceId(UUID.randomUUID());
    private static final LocationId CENTRE = new LocationId(UUID.randomUUID());
    private static final LocationId NORTH = new LocationId(UUID.randomUUID());
    private static final SlotSearch HALF_AN_HOUR = search(30, 0, 0);

    private static SlotSearch search(int visit, int before, int after) {
        return new SlotSearch(
                Duration.ofMinutes(visit), Duration.ofMinutes(before), Duration.ofMinutes(after), Instant.MIN);
    }

    private static TimeRange minutes(long from, long to) {
        return new TimeRange(EIGHT.plusSeconds(from * 60), EIGHT.plusSeconds(to * 60));
    }

    private static Candidate ionescu(TimeRange... busy) {
        return new Candidate(IONESCU, CENTRE, List.of(MORNING), List.of(busy));
    }

    @Test
    void offersEveryQuarterOfAnHourThatFits() {
        List<Slot> slots = HALF_AN_HOUR.without(List.of(ionescu()));

        assertThat(slots).hasSize(15);
        assertThat(slots.getFirst().startTime()).isEqualTo(EIGHT);
        assertThat(slots.getLast().endTime()).isEqualTo(MORNING.end());
    }

    @Test
    void leavesOutWhatOverlapsABusyTime() {
        List<Slot> slots = HALF_AN_HOUR.without(List.of(ionescu(minutes(30, 60))));

        assertThat(slots)
                .extracting(Slot::startTime)
                .contains(EIGHT, EIGHT.plusSeconds(3600))
                .doesNotContain(EIGHT.plusSeconds(15 * 60), EIGHT.plusSeconds(30 * 60), EIGHT.plusSeconds(45 * 60));
    }

    @Test
    void keepsTheBuffersFreeToo() {
        List<Slot> slots = search(30, 15, 15).without(List.of(ionescu(minutes(60, 90))));

        assertThat(slots)
                .extracting(Slot::startTime)
                .contains(EIGHT.plusSeconds(15 * 60), EIGHT.plusSeconds(105 * 60))
                .doesNotContain(EIGHT.plusSeconds(30 * 60), EIGHT.plusSeconds(90 * 60));
    }

    @Test
    void takesAnotherChairWhereTheFirstIsTaken() {
        Place left = new Place(LEFT_CHAIR, CENTRE, List.of(minutes(0, 30)));
        Place right = new Place(RIGHT_CHAIR, CENTRE, List.of());

        List<Slot> slots = HALF_AN_HOUR.in(List.of(left, right), List.of(ionescu()));

        assertThat(slots.getFirst().resourceId()).isEqualTo(RIGHT_CHAIR);
        assertThat(slots.getLast().resourceId()).isEqualTo(LEFT_CHAIR);
    }

    @Test
    void offersNothingWithoutAChair() {
        assertThat(HALF_AN_HOUR.in(List.of(), List.of(ionescu()))).isEmpty();
    }

    @Test
    void offersNoChairThatStandsElsewhere() {
        Place left = new Place(LEFT_CHAIR, NORTH, List.of());
        Place right = new Place(RIGHT_CHAIR, CENTRE, List.of(minutes(0, 30)));

        List<Slot> slots = HALF_AN_HOUR.in(List.of(left, right), List.of(ionescu()));

        assertThat(slots).extracting(Slot::resourceId).containsOnly(RIGHT_CHAIR);
        assertThat(slots.getFirst().startTime()).isEqualTo(EIGHT.plusSeconds(30 * 60));
    }

    @Test
    void offersNothingThatIsGoneBy() {
        SlotSearch atTen =
                new SlotSearch(Duration.ofMinutes(30), Duration.ZERO, Duration.ZERO, EIGHT.plusSeconds(2 * 3600 + 1));

        assertThat(atTen.without(List.of(ionescu())).getFirst().startTime())
                .isEqualTo(EIGHT.plusSeconds(2 * 3600 + 15 * 60));
    }

    /// An offer is bookable, and what is not offered is not: on every day, also those with 23 or 25 hours.
    @Property(tries = 200)
    void offersExactlyWhatCouldBeBooked(
            @ForAll("days") LocalDate date,
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(min = 5, max = 180) int visit,
            @ForAll @IntRange(min = 0, max = 30) int before,
            @ForAll @IntRange(min = 0, max = 30) int after,
            @ForAll("busy") List<int[]> provider,
            @ForAll("busy") List<int[]> chair) {
        WeeklyHours longDay = OpeningHoursTest.everyDay("01:00", "23:00");
        OpeningHours hours = new OpeningHours(zone, longDay, Set.of());
        Instant midnight = date.atStartOfDay(zone).toInstant();
        List<TimeRange> open = hours.whenOpen(longDay, date, date);
        List<TimeRange> providerBusy = ranges(midnight, provider);
        List<TimeRange> chairBusy = ranges(midnight, chair);

        List<Slot> slots = search(visit, before, after)
                .in(
                        List.of(new Place(LEFT_CHAIR, CENTRE, chairBusy)),
                        List.of(new Candidate(IONESCU, CENTRE, open, providerBusy)));

        List<Instant> offered = slots.stream().map(Slot::startTime).toList();
        for (Instant start = open.getFirst().start();
                start.isBefore(open.getLast().end());
                start = start.plus(SlotSearch.STEP)) {
            TimeRange time = TimeRange.of(start, Duration.ofMinutes(visit));
            TimeRange claim = time.widened(Duration.ofMinutes(before), Duration.ofMinutes(after));
            boolean bookable = hours.allow(time, longDay)
                    && providerBusy.stream().noneMatch(claim::overlaps)
                    && chairBusy.stream().noneMatch(claim::overlaps);
            assertThat(offered.contains(start)).as("%s", start.atZone(zone)).isEqualTo(bookable);
        }
        assertThat(slots).allSatisfy(slot -> {
            LocalTime wall = slot.startTime().atZone(zone).toLocalTime();
            assertThat(wall).isBetween(LocalTime.parse("01:00"), LocalTime.parse("23:00"));
        });
    }

    private static List<TimeRange> ranges(Instant from, List<int[]> minutes) {
        return minutes.stream()
                .map(one -> TimeRange.of(from.plusSeconds(60L * one[0]), Duration.ofMinutes(one[1])))
                .toList();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.of("2027-01-04", "2027-03-28", "2027-10-31", "2027-03-14", "2027-11-07", "2027-04-04")
                .map(LocalDate::parse);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Bucharest", "America/New_York", "Australia/Lord_Howe")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<List<int[]>> busy() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 24 * 60),
                        Arbitraries.integers().between(1, 120))
                .as((start, length) -> new int[] {start, length})
                .list()
                .ofMaxSize(6);
    }
}
