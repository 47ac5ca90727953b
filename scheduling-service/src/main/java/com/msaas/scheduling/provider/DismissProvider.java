package com.msaas.scheduling.provider;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Takes somebody out of the roster. Visits that are booked with them stay.
@Component
final class DismissProvider {
    private final Roster roster;
    private final Providers providers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    DismissProvider(Roster roster, Providers providers, Transactions transactions, AuditTrail audit, Clock clock) {
        this.roster = roster;
        this.providers = providers;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    void leave(ProviderId id, ExpectedVersion expected) {
        transactions.inOne(() -> {
            Provider provider = roster.find(id);
            expected.check(provider.version());
            providers.replace(provider.leave(clock.instant()));
            audit.record(ProviderAudit.left(provider));
        });
    }
}
