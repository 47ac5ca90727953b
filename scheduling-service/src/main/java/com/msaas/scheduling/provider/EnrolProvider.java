package com.msaas.scheduling.provider;

import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.scheduling.offering.Catalogue;
import com.msaas.scheduling.provider.Provider.Profile;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Takes somebody who treats patients into the roster.
@Component
final class EnrolProvider {
    private final Catalogue catalogue;
    private final Providers providers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final RosterNews news;
    private final Clock clock;

    EnrolProvider(
            Catalogue catalogue,
            Providers providers,
            Transactions transactions,
            AuditTrail audit,
            RosterNews news,
            Clock clock) {
        this.catalogue = catalogue;
        this.providers = providers;
        this.transactions = transactions;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    Provider enrol(Profile profile) {
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
