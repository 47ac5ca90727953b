package com.msaas.scheduling.provider;

import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.offering.OfferingId;
import com.msaas.scheduling.time.WeeklyHours;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who treats patients: a dentist, a hygienist, an assistant. Appointments are made with a provider, in the
/// hours that the provider works, at the place where the provider works at the time of booking.
///
/// @param deletedAt since when the provider is not with the clinic any more
public record Provider(
        ProviderId id,
        Profile profile,
        long version,
        Instant createdAt,
        @Nullable Instant deletedAt) {

    /// Who it is and how they work.
    ///
    /// @param weeklyHours by the clocks of the place where they work
    /// @param offerings what they perform; none named means all that the clinic offers
    /// @param location where they work; visits that are booked stay where they were when that changes
    /// @param color how calendars show them, such as `#2f80ed`
    public record Profile(
            String name,
            ProviderType type,
            WeeklyHours weeklyHours,
            Set<OfferingId> offerings,
            LocationId location,
            @Nullable String color) {

        public Profile {
            offerings = Set.copyOf(offerings);
        }
    }

    static Provider join(Profile profile, Instant now) {
        return new Provider(ProviderId.next(), profile, 1, now, null);
    }

    Provider withProfile(Profile changed) {
        return new Provider(id, changed, version + 1, createdAt, deletedAt);
    }

    Provider leave(Instant now) {
        return new Provider(id, profile, version + 1, createdAt, now);
    }

    /// Whether they do this.
    public boolean performs(OfferingId offering) {
        return profile.offerings.isEmpty() || profile.offerings.contains(offering);
    }
}
