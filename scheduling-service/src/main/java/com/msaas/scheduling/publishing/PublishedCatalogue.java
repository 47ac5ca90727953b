package com.msaas.scheduling.publishing;

import com.msaas.contracts.Money;
import com.msaas.contracts.OfferingDescribed;
import com.msaas.platform.outbox.Outbox;
import com.msaas.scheduling.offering.CatalogueNews;
import com.msaas.scheduling.offering.Offering;
import com.msaas.scheduling.offering.Offering.Terms;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Tells the world what the clinic offers, for those who write it into a mail or count it.
@Component
final class PublishedCatalogue implements CatalogueNews {
    private final Outbox outbox;
    private final Clock clock;

    PublishedCatalogue(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void described(Offering offering) {
        Terms terms = offering.terms();
        outbox.publish(new OfferingDescribed(
                offering.id().value(),
                offering.version(),
                terms.name(),
                Math.toIntExact(terms.duration().toMinutes()),
                new Money(terms.price().amount(), terms.price().currency().getCurrencyCode()),
                offering.deletedAt() == null,
                clock.instant()));
    }
}
