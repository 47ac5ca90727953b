package com.msaas.scheduling.provider;

import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.scheduling.copies.KnownLocations;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.offering.Catalogue;
import com.msaas.scheduling.provider.Provider.Profile;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes somebody who treats patients into the roster.
@Component
final class EnrolProvider {
    private final KnownLocations locations;
    private final Catalogue catalogue;
    private final Providers providers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final RosterNews news;
    private final Clock clock;

    EnrolProvider(
            KnownLocations locations,
            Catalogue catalogue,
            Providers providers,
            Transactions transactions,
            AuditTrail audit,
            RosterNews news,
            Clock clock) {
        this.locations = locations;
        this.catalogue = catalogue;
        this.providers = providers;
        this.transactions = transactions;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /// @param location where the provider is going to work; none named means at the clinic's oldest place
    Provider enrol(@Nullable LocationId location, Function<LocationId, Profile> at) {
        Profile profile = at.apply(locations.forNew(location));
        return transactions.inOne(() -> {
            profile.offerings().forEach(catalogue::find);
            Provider provider = Provider.join(profile, clock.instant());
            providers.add(provider);
            audit.record(ProviderAudit.enrolled(provider));
            news.named(provider);
            return provider;
        });
    }
}
