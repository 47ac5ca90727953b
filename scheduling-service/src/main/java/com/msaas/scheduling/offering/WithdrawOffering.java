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
    private final Clock clock;

    WithdrawOffering(
            Catalogue catalogue, Offerings offerings, Transactions transactions, AuditTrail audit, Clock clock) {
        this.catalogue = catalogue;
        this.offerings = offerings;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    void withdraw(OfferingId id, ExpectedVersion expected) {
        transactions.inOne(() -> {
            Offering offering = catalogue.find(id);
            expected.check(offering.version());
            offerings.replace(offering.withdraw(clock.instant()));
            audit.record(OfferingAudit.withdrawn(offering));
        });
    }
}
