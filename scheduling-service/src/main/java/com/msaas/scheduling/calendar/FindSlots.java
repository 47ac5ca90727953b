package com.msaas.scheduling.calendar;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.scheduling.calendar.SlotSearch.Candidate;
import com.msaas.scheduling.calendar.SlotSearch.Place;
import com.msaas.scheduling.copies.ClinicSettings;
import com.msaas.scheduling.copies.CurrentClinic;
import com.msaas.scheduling.copies.KnownLocations;
import com.msaas.scheduling.copies.Location;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.offering.Catalogue;
import com.msaas.scheduling.offering.Offering.Terms;
import com.msaas.scheduling.offering.OfferingId;
import com.msaas.scheduling.provider.Provider;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.provider.Roster;
import com.msaas.scheduling.resource.Inventory;
import com.msaas.scheduling.resource.Resource;
import com.msaas.scheduling.resource.ResourceType;
import com.msaas.scheduling.time.TimeRange;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds where a service could be booked, with one provider or with any who performs it, at one place or at all.
@Component
final class FindSlots {
    private static final int MOST_DAYS = 31;

    private final CurrentClinic clinic;
    private final KnownLocations locations;
    private final Catalogue catalogue;
    private final Roster roster;
    private final Inventory inventory;
    private final Agendas agendas;
    private final Clock clock;

    FindSlots(
            CurrentClinic clinic,
            KnownLocations locations,
            Catalogue catalogue,
            Roster roster,
            Inventory inventory,
            Agendas agendas,
            Clock clock) {
        this.clinic = clinic;
        this.locations = locations;
        this.catalogue = catalogue;
        this.roster = roster;
        this.inventory = inventory;
        this.agendas = agendas;
        this.clock = clock;
    }

    /// By start, from the first of these dates to the last. Each place goes by its own clocks: where they differ,
    /// a date means other instants.
    ///
    /// @throws RefusedException when something that is named is unknown, or the dates make no sense
    List<Slot> find(
            OfferingId offering,
            Optional<ProviderId> provider,
            Optional<LocationId> location,
            LocalDate from,
            LocalDate to) {
        refuseSenseless(from, to);
        ClinicSettings settings = clinic.settings();
        Terms terms = catalogue.find(offering).terms();
        List<Provider> providers = providers(offering, provider, location);
        Map<LocationId, Location> places = locations.find(location.map(Set::of).orElseGet(() -> where(providers)));
        List<Shift> shifts = providers.stream()
                .map(one -> Shift.of(one, OpeningHours.at(where(one, places), settings), from, to))
                .filter(shift -> !shift.open.isEmpty())
                .toList();
        return shifts.isEmpty() ? List.of() : slots(terms, shifts, places.keySet());
    }

    private List<Slot> slots(Terms terms, List<Shift> shifts, Set<LocationId> places) {
        ResourceType needed = terms.requiredResourceType();
        List<Resource> resources = needed == null ? List.of() : resources(needed, places);
        Map<UUID, List<TimeRange>> busy = agendas.busyTimes(owners(shifts, resources), reach(shifts, terms));
        List<Candidate> candidates = shifts.stream()
                .map(shift ->
                        new Candidate(shift.provider, shift.location, shift.open, busy(busy, shift.provider.value())))
                .toList();
        List<Place> standing = resources.stream()
                .map(one -> new Place(
                        one.id(),
                        one.description().location(),
                        busy(busy, one.id().value())))
                .toList();
        SlotSearch search =
                new SlotSearch(terms.duration(), terms.bufferBefore(), terms.bufferAfter(), clock.instant());
        return needed == null ? search.without(candidates) : search.in(standing, candidates);
    }

    private static void refuseSenseless(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new RefusedException(InvalidInput.of("to", "must not be before from"));
        }
        if (to.isAfter(from.plusDays(MOST_DAYS - 1))) {
            throw new RefusedException(InvalidInput.of("to", "must be at most " + MOST_DAYS + " days from from on"));
        }
    }

    private List<Provider> providers(OfferingId offering, Optional<ProviderId> wanted, Optional<LocationId> location) {
        Stream<Provider> performing = wanted.map(roster::find)
                .map(one -> Stream.of(one).filter(it -> it.performs(offering)))
                .orElseGet(() -> roster.whoPerform(offering).stream());
        return performing
                .filter(one -> location.map(one.profile().location()::equals).orElse(true))
                .toList();
    }

    private static Set<LocationId> where(List<Provider> providers) {
        return providers.stream().map(one -> one.profile().location()).collect(Collectors.toSet());
    }

    private static Location where(Provider provider, Map<LocationId, Location> places) {
        return Objects.requireNonNull(places.get(provider.profile().location()));
    }

    private List<Resource> resources(ResourceType needed, Set<LocationId> places) {
        return inventory.ofType(needed).stream()
                .filter(one -> places.contains(one.description().location()))
                .toList();
    }

    private static List<UUID> owners(List<Shift> shifts, List<Resource> resources) {
        return Stream.concat(
                        shifts.stream().map(shift -> shift.provider.value()),
                        resources.stream().map(resource -> resource.id().value()))
                .toList();
    }

    private static List<TimeRange> busy(Map<UUID, List<TimeRange>> busy, UUID owner) {
        return busy.getOrDefault(owner, List.of());
    }

    /// The time that any claim for a visit in these shifts could touch.
    private static TimeRange reach(List<Shift> shifts, Terms terms) {
        List<TimeRange> open =
                shifts.stream().flatMap(shift -> shift.open.stream()).toList();
        Instant start = Collections.min(open.stream().map(TimeRange::start).toList());
        Instant end = Collections.max(open.stream().map(TimeRange::end).toList());
        return new TimeRange(start, end).widened(terms.bufferBefore(), terms.bufferAfter());
    }

    /// When a provider can receive somebody, busy or not.
    private record Shift(ProviderId provider, LocationId location, List<TimeRange> open) {
        static Shift of(Provider provider, OpeningHours hours, LocalDate from, LocalDate to) {
            return new Shift(
                    provider.id(),
                    provider.profile().location(),
                    hours.whenOpen(provider.profile().weeklyHours(), from, to));
        }
    }
}
