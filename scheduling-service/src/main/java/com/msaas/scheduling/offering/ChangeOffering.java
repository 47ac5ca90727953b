package com.msaas.scheduling.offering;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.scheduling.offering.Offering.Terms;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// Changes the terms of something in the catalogue, for visits that are booked from now on.
@Component
final class ChangeOffering {
    private final Catalogue catalogue;
    private final Offerings offerings;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final CatalogueNews news;

    ChangeOffering(
            Catalogue catalogue, Offerings offerings, Transactions transactions, AuditTrail audit, CatalogueNews news) {
        this.catalogue = catalogue;
        this.offerings = offerings;
        this.transactions = transactions;
        this.audit = audit;
        this.news = news;
    }

    Offering change(OfferingId id, ExpectedVersion expected, UnaryOperator<Terms> change) {
        return transactions.inOne(() -> {
            Offering before = catalogue.find(id);
            expected.check(before.version());
            Terms changed = change.apply(before.terms());
            if (changed.equals(before.terms())) {
                return before;
            }
            Offering after = before.onTerms(changed);
            offerings.replace(after);
            audit.record(OfferingAudit.changed(after, before.terms()));
            news.described(after);
            return after;
        });
    }
}
