package com.msaas.scheduling.appointment;

import com.msaas.platform.api.Change;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.scheduling.appointment.AppointmentRefusal.NotPerformedByProvider;
import com.msaas.scheduling.appointment.AppointmentRefusal.ResourceElsewhere;
import com.msaas.scheduling.appointment.AppointmentRefusal.UnsuitableResource;
import com.msaas.scheduling.calendar.CalendarRefusal.NoSuchResource;
import com.msaas.scheduling.calendar.CalendarRefusal.OutsideOpeningHours;
import com.msaas.scheduling.calendar.OpeningHours;
import com.msaas.scheduling.copies.ClinicSettings;
import com.msaas.scheduling.copies.KnownLocations;
import com.msaas.scheduling.offering.Offering;
import com.msaas.scheduling.provider.Provider;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.provider.Roster;
import com.msaas.scheduling.resource.Inventory;
import com.msaas.scheduling.resource.Resource;
import com.msaas.scheduling.resource.ResourceId;
import com.msaas.scheduling.resource.ResourceType;
import com.msaas.scheduling.time.TimeRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Works out where a visit could be put, taken or not: with the provider, at the time, where the provider works, in the
/// resource there that is named or, where the service needs one and none is named, in any of its type.
@Component
final class FindPlacements {
    private final KnownLocations locations;
    private final Roster roster;
    private final Inventory inventory;

    FindPlacements(KnownLocations locations, Roster roster, Inventory inventory) {
        this.locations = locations;
        this.roster = roster;
        this.inventory = inventory;
    }

    /// At least one, the best first.
    ///
    /// @throws RefusedException when somebody is unknown or something unsuitable or elsewhere, or the time is
    ///     outside of the hours
    List<Placement> find(
            ClinicSettings clinic,
            Offering offering,
            ProviderId providerId,
            @Nullable ResourceId named,
            TimeRange visit) {
        Provider provider = roster.find(providerId);
        return placements(clinic, offering, provider, Optional.ofNullable(named).map(inventory::find), visit);
    }

    /// Where a visit that has a place could be moved. While nobody asks for another chair it keeps its own, though that
    /// was taken out since, but not if that stands elsewhere than the provider works now.
    ///
    /// @throws RefusedException as for a new one
    List<Placement> findForMove(
            ClinicSettings clinic,
            Placement now,
            Offering offering,
            ProviderId providerId,
            Change<@Nullable ResourceId> wanted,
            TimeRange visit) {
        Provider provider = roster.find(providerId);
        Optional<Resource> resource = Optional.ofNullable(wanted.or(now.resource()))
                .map(id -> id.equals(now.resource()) ? inventory.findEvenTakenOut(id) : inventory.find(id))
                .filter(found -> wanted.isNamed() || standsWith(provider, found));
        return placements(clinic, offering, provider, resource, visit);
    }

    private List<Placement> placements(
            ClinicSettings clinic, Offering offering, Provider provider, Optional<Resource> named, TimeRange visit) {
        List<Optional<Resource>> resources = resources(offering, provider, named);
        if (!provider.performs(offering.id())) {
            throw new RefusedException(new NotPerformedByProvider());
        }
        OpeningHours hours = OpeningHours.at(locations.find(provider.profile().location()), clinic);
        if (!hours.allow(visit, provider.profile().weeklyHours())) {
            throw new RefusedException(new OutsideOpeningHours());
        }
        return resources.stream()
                .map(resource -> placement(offering, provider, resource, visit))
                .toList();
    }

    /// None at all where the service needs none.
    private List<Optional<Resource>> resources(Offering offering, Provider provider, Optional<Resource> named) {
        ResourceType needed = offering.terms().requiredResourceType();
        if (named.isPresent()) {
            Resource resource = named.get();
            if (needed != null && resource.description().type() != needed) {
                throw new RefusedException(new UnsuitableResource());
            }
            if (!standsWith(provider, resource)) {
                throw new RefusedException(new ResourceElsewhere());
            }
            return List.of(named);
        }
        if (needed == null) {
            return List.of(Optional.empty());
        }
        List<Resource> any = inventory.ofType(needed, provider.profile().location());
        if (any.isEmpty()) {
            throw new RefusedException(new NoSuchResource());
        }
        return any.stream().map(Optional::of).toList();
    }

    private static boolean standsWith(Provider provider, Resource resource) {
        return resource.description().location().equals(provider.profile().location());
    }

    private static Placement placement(
            Offering offering, Provider provider, Optional<Resource> resource, TimeRange visit) {
        return new Placement(
                provider.id(),
                resource.map(Resource::id).orElse(null),
                visit,
                offering.terms().bufferBefore(),
                offering.terms().bufferAfter(),
                provider.profile().location());
    }
}
