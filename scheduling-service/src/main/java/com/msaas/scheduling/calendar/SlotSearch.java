package com.msaas.scheduling.calendar;

import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import com.msaas.scheduling.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the visits that could be booked: every quarter of an hour from the moment a provider's working time
/// opens, where the whole visit fits into it, and the visit with its buffers overlaps nothing of the
/// provider's and, where a resource is needed, nothing of at least one that stands where the provider works.
/// Buffers may lie outside of the opening hours.
///
/// @param visit how long the patient is there
/// @param before what provider and resource need before
/// @param after and after it
/// @param notBefore visits that start earlier are gone by
public record SlotSearch(Duration visit, Duration before, Duration after, Instant notBefore) {
    static final Duration STEP = Duration.ofMinutes(15);

    /// Somebody who could do it.
    ///
    /// @param location where they work
    /// @param open when they can receive somebody, busy or not
    /// @param busy what is claimed of them already
    public record Candidate(ProviderId provider, LocationId location, List<TimeRange> open, List<TimeRange> busy) {}

    /// Something it could be done with.
    ///
    /// @param location where it stands
    /// @param busy what is claimed of it already
    public record Place(ResourceId resource, LocationId location, List<TimeRange> busy) {}

    /// All visits that could be booked where no resource is needed, by start.
    public List<Slot> without(List<Candidate> candidates) {
        return slots(candidates, (candidate, time) -> Optional.of(slot(candidate, null, time)));
    }

    /// All visits that could be booked in one of these places, by start. The first free one where the provider works is
    /// taken.
    public List<Slot> in(List<Place> places, List<Candidate> candidates) {
        return slots(
                candidates,
                (candidate, time) -> places.stream()
                        .filter(place -> place.location.equals(candidate.location) && isFree(time, place.busy))
                        .findFirst()
                        .map(place -> slot(candidate, place.resource, time)));
    }

    private List<Slot> slots(List<Candidate> candidates, Seating seating) {
        List<Slot> slots = new ArrayList<>();
        for (Candidate candidate : candidates) {
            for (TimeRange open : candidate.open) {
                for (TimeRange time = TimeRange.of(open.start(), visit);
                        open.contains(time);
                        time = time.shiftedTo(time.start().plus(STEP))) {
                    if (!time.start().isBefore(notBefore) && isFree(time, candidate.busy)) {
                        seating.seat(candidate, time).ifPresent(slots::add);
                    }
                }
            }
        }
        slots.sort(Comparator.comparing(Slot::startTime));
        return slots;
    }

    private boolean isFree(TimeRange time, List<TimeRange> busy) {
        TimeRange claim = time.widened(before, after);
        return busy.stream().noneMatch(claim::overlaps);
    }

    private static Slot slot(Candidate candidate, @Nullable ResourceId resource, TimeRange time) {
        return new Slot(candidate.provider, resource, candidate.location, time.start(), time.end());
    }

    private interface Seating {
        Optional<Slot> seat(Candidate candidate, TimeRange time);
    }
}
