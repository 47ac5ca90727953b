package com.msaas.scheduling.calendar;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.scheduling.calendar.SlotSearch.Candidate;
import com.msaas.scheduling.calendar.SlotSearch.Place;
import com.msaas.scheduling.copies.CurrentClinic;
import com.msaas.scheduling.offering.Catalogue;
import com.msaas.scheduling.offering.Offering;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds where a service could be booked, with one provider or with any who performs it.
@Component
final class FindSlots {
    private static final int MOST_DAYS = 31;

    private final CurrentClinic clinic;
    private final Catalogue catalogue;
    private final Roster roster;
    private final Inventory inventory;
    private final Agendas agendas;
    private final Clock clock;

    FindSlots(
            CurrentClinic clinic,
            Catalogue catalogue,
            Roster roster,
            Inventory inventory,
            Agendas agendas,
            Clock clock) {
        this.clinic = clinic;
        this.catalogue = catalogue;
        this.roster = roster;
        this.inventory = inventory;
        this.agendas = agendas;
        this.clock = clock;
    }

    List<Slot> find(OfferingId offeringId, Optional<ProviderId> wanted, LocalDate from, LocalDate to) {
        refuseSenseless(from, to);
        OpeningHours hours = OpeningHours.of(clinic.settings());
        Offering offering = catalogue.find(offeringId);
        List<Provider> providers = wanted.map(roster::find)
                .map(provider -> Stream.of(provider)
                        .filter(one -> one.performs(offeringId))
                        .toList())
                .orElseGet(() -> roster.whoPerform(offeringId));
        ResourceType needed = offering.terms().requiredResourceType();
        List<Resource> resources = needed == null ? List.of() : inventory.ofType(needed);
        Map<UUID, List<TimeRange>> busy =
                agendas.busyTimes(owners(providers, resources), reach(offering, hours, from, to));
        List<Candidate> candidates = providers.stream()
                .map(provider -> new Candidate(
                        provider.id(),
                        hours.whenOpen(provider.profile().weeklyHours(), from, to),
                        busy.getOrDefault(provider.id().value(), List.of())))
                .toList();
        List<Place> places = resources.stream()
                .map(resource ->
                        new Place(resource.id(), busy.getOrDefault(resource.id().value(), List.of())))
                .toList();
        SlotSearch search = search(offering.terms());
        return needed == null ? search.without(candidates) : search.in(places, candidates);
    }

    private static void refuseSenseless(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new RefusedException(InvalidInput.of("to", "must not be before from"));
        }
        if (to.isAfter(from.plusDays(MOST_DAYS - 1))) {
            throw new RefusedException(InvalidInput.of("to", "must be at most " + MOST_DAYS + " days from from on"));
        }
    }

    private SlotSearch search(Terms terms) {
        return new SlotSearch(terms.duration(), terms.bufferBefore(), terms.bufferAfter(), clock.instant());
    }

    private static List<UUID> owners(List<Provider> providers, List<Resource> resources) {
        return Stream.concat(
                        providers.stream().map(provider -> provider.id().value()),
                        resources.stream().map(resource -> resource.id().value()))
                .toList();
    }

    /// The time that any claim for a visit on these dates could touch.
    private static TimeRange reach(Offering offering, OpeningHours hours, LocalDate from, LocalDate to) {
        return new TimeRange(
                        from.atStartOfDay(hours.zone()).toInstant(),
                        to.plusDays(1).atStartOfDay(hours.zone()).toInstant())
                .widened(offering.terms().bufferBefore(), offering.terms().bufferAfter());
    }
}
