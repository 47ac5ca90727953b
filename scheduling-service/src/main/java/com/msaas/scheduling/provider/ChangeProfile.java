package com.msaas.scheduling.provider;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.scheduling.copies.KnownLocations;
import com.msaas.scheduling.offering.Catalogue;
import com.msaas.scheduling.provider.Provider.Profile;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// Changes how somebody works: name, hours, where, what they perform.
@Component
final class ChangeProfile {
    private final Roster roster;
    private final KnownLocations locations;
    private final Catalogue catalogue;
    private final Providers providers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final RosterNews news;

    ChangeProfile(
            Roster roster,
            KnownLocations locations,
            Catalogue catalogue,
            Providers providers,
            Transactions transactions,
            AuditTrail audit,
            RosterNews news) {
        this.roster = roster;
        this.locations = locations;
        this.catalogue = catalogue;
        this.providers = providers;
        this.transactions = transactions;
        this.audit = audit;
        this.news = news;
    }

    Provider change(ProviderId id, ExpectedVersion expected, UnaryOperator<Profile> change) {
        Profile now = roster.find(id).profile();
        locations.demandMovable(now.location(), change.apply(now).location());
        return transactions.inOne(() -> {
            Provider before = roster.find(id);
            expected.check(before.version());
            Profile changed = change.apply(before.profile());
            if (changed.equals(before.profile())) {
                return before;
            }
            // what the provider performed before stays, also when it is offered no more
            changed.offerings().stream()
                    .filter(offering -> !before.profile().offerings().contains(offering))
                    .forEach(catalogue::find);
            Provider after = before.withProfile(changed);
            providers.replace(after);
            audit.record(ProviderAudit.changed(after, before.profile()));
            if (!changed.name().equals(before.profile().name())) {
                news.named(after);
            }
            return after;
        });
    }
}
