package com.msaas.billing.webhook;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/// Which events of Stripe's were taken in: a line for each, whoever it is about. Stripe sends one again for
/// three days, and a person may send it again for thirty.
@Repository
class StripeEvents {
    private static final String RECEIVED_AT = "received_at";
    private static final Duration KEPT = Duration.ofDays(90);

    private final CrossTenantCollection events;

    StripeEvents(Database database) {
        events = database.crossTenantCollection(
                CollectionSpec.named("stripe_events").expiring(RECEIVED_AT, KEPT));
    }

    boolean has(String id) {
        return events.plain().find(eq(id)).first() != null;
    }

    /// Notes the event, inside the open transaction and before anything else is done there.
    ///
    /// @param clinic whom it is about, if that is known
    /// @throws TakenMeanwhile when it came a second time and the first is through
    void note(HeardEvent event, Optional<TenantId> clinic, Instant now) {
        Transactions.demand();
        try {
            events.insert(new Document("_id", event.id())
                    .append("type", event.type())
                    .append("created", Date.from(event.at()))
                    .append("object", event.object())
                    .append("customer", event.customer().orElse(null))
                    .append("clinic", clinic.map(TenantId::value).orElse(null))
                    .append("understood", event.fact().isPresent())
                    .append(RECEIVED_AT, Date.from(now)));
        } catch (MongoException e) {
            if (MongoErrors.isDuplicateKey(e)) {
                throw new TakenMeanwhile();
            }
            throw e;
        }
    }

    /// Another instance, or another thread, has taken the same event.
    static final class TakenMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TakenMeanwhile() {
            super("the event was taken meanwhile", null, false, false);
        }
    }
}
