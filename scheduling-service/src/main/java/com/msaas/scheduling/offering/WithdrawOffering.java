package com.msaas.scheduling.offering;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Takes something out of the catalogue. Visits that are booked for it stay.
@Component
final class WithdrawOffering {
    private final Catalogue catalogue;
    private final Offerings offerings;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final CatalogueNews news;
    private final Clock clock;

    WithdrawOffering(
            Catalogue catalogue,
            Offerings offerings,
            Transactions transactions,
            AuditTrail audit,
            CatalogueNews news,
            Clock clock) {
        this.catalogue = catalogue;
        this.offerings = offerings;
        this.transactions = transactions;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    void withdraw(OfferingId id, ExpectedVersion expected) {
        transactions.inOne(() -> {
            Offering offering = catalogue.find(id);
            expected.check(offering.version());
            Offering withdrawn = offering.withdraw(clock.instant());
            offerings.replace(withdrawn);
            audit.record(OfferingAudit.withdrawn(offering));
            news.described(withdrawn);
        });
    }
}
