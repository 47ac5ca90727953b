package com.msaas.scheduling.offering;

import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.scheduling.offering.Offering.Terms;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Puts something new into the catalogue.
@Component
final class IntroduceOffering {
    private final Offerings offerings;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final CatalogueNews news;
    private final Clock clock;

    IntroduceOffering(
            Offerings offerings, Transactions transactions, AuditTrail audit, CatalogueNews news, Clock clock) {
        this.offerings = offerings;
        this.transactions = transactions;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    Offering introduce(Terms terms) {
        return transactions.inOne(() -> {
            Offering offering = Offering.introduce(terms, clock.instant());
            offerings.add(offering);
            audit.record(OfferingAudit.introduced(offering));
            news.described(offering);
            return offering;
        });
    }
}
