package com.msaas.scheduling.appointment;

import com.msaas.platform.refusal.RefusedException;
import com.msaas.scheduling.appointment.AppointmentRefusal.NotPerformedByProvider;
import com.msaas.scheduling.appointment.AppointmentRefusal.UnsuitableResource;
import com.msaas.scheduling.calendar.CalendarRefusal.NoSuchResource;
import com.msaas.scheduling.calendar.CalendarRefusal.OutsideOpeningHours;
import com.msaas.scheduling.calendar.OpeningHours;
import com.msaas.scheduling.copies.CurrentClinic;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Works out where a visit could be put, taken or not: with the provider, at the time, in the resource that
/// is named or, where the service needs one and none is named, in any of its type.
@Component
final class FindPlacements {
    private final CurrentClinic clinic;
    private final Roster roster;
    private final Inventory inventory;

    FindPlacements(CurrentClinic clinic, Roster roster, Inventory inventory) {
        this.clinic = clinic;
        this.roster = roster;
        this.inventory = inventory;
    }

    /// At least one, the best first.
    ///
    /// @throws RefusedException when somebody is unknown or something unsuitable, or the time is outside of
    /// the
    ///     hours
    List<Placement> find(Offering offering, ProviderId providerId, @Nullable ResourceId named, TimeRange visit) {
        return find(offering, providerId, named, inventory::find, visit);
    }

    /// Where a visit that has a place could be moved. It may keep its chair though that was taken out since:
    /// nobody asked for another.
    ///
    /// @throws RefusedException as for a new one
    List<Placement> findForMove(
            Placement now, Offering offering, ProviderId providerId, @Nullable ResourceId named, TimeRange visit) {
        return find(
                offering,
                providerId,
                named,
                id -> id.equals(now.resource()) ? inventory.findEvenTakenOut(id) : inventory.find(id),
                visit);
    }

    private List<Placement> find(
            Offering offering,
            ProviderId providerId,
            @Nullable ResourceId named,
            Function<ResourceId, Resource> lookUp,
            TimeRange visit) {
        Provider provider = roster.find(providerId);
        List<Optional<Resource>> resources = resources(offering, named, lookUp);
        if (!provider.performs(offering.id())) {
            throw new RefusedException(new NotPerformedByProvider());
        }
        OpeningHours hours = OpeningHours.of(clinic.settings());
        if (!hours.allow(visit, provider.profile().weeklyHours())) {
            throw new RefusedException(new OutsideOpeningHours());
        }
        return resources.stream()
                .map(resource -> placement(offering, provider, resource, visit))
                .toList();
    }

    /// None at all where the service needs none.
    private List<Optional<Resource>> resources(
            Offering offering, @Nullable ResourceId named, Function<ResourceId, Resource> lookUp) {
        ResourceType needed = offering.terms().requiredResourceType();
        if (named != null) {
            Resource resource = lookUp.apply(named);
            if (needed != null && resource.description().type() != needed) {
                throw new RefusedException(new UnsuitableResource());
            }
            return List.of(Optional.of(resource));
        }
        if (needed == null) {
            return List.of(Optional.empty());
        }
        List<Resource> any = inventory.ofType(needed);
        if (any.isEmpty()) {
            throw new RefusedException(new NoSuchResource());
        }
        return any.stream().map(Optional::of).toList();
    }

    private static Placement placement(
            Offering offering, Provider provider, Optional<Resource> resource, TimeRange visit) {
        return new Placement(
                provider.id(),
                resource.map(Resource::id).orElse(null),
                visit,
                offering.terms().bufferBefore(),
                offering.terms().bufferAfter(),
                resource.map(Resource::description)
                        .map(Resource.Description::locationId)
                        .orElse(provider.profile().locationId()));
    }
}
