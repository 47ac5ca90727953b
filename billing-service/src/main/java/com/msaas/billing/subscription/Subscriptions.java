package com.msaas.billing.subscription;

import static com.mongodb.client.model.Filters.eq;

import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Where subscriptions are kept: one document for each clinic, under the clinic's own id.
@Repository
class Subscriptions {
    private static final String PLAN = "plan";
    private static final String STATUS = "status";
    private static final String CURRENT_PERIOD_END = "current_period_end";
    private static final String TRIAL_ENDS_AT = "trial_ends_at";
    private static final String CANCEL_AT_PERIOD_END = "cancel_at_period_end";

    private final TenantCollection subscriptions;

    Subscriptions(Database database) {
        subscriptions = database.tenantCollection(CollectionSpec.named("subscriptions"));
    }

    /// The bound clinic's, if it has begun.
    Optional<Subscription> find() {
        return subscriptions.byId(TenantContext.current().value()).map(Subscriptions::subscription);
    }

    /// Puts it in the place of the one that was read in the same transaction. Another that did so meanwhile is
    /// met as a write conflict.
    void save(Subscription subscription) {
        subscriptions.upsertDocument(eq(subscription.clinic().value()), document(subscription));
    }

    private static Document document(Subscription subscription) {
        Standing standing = subscription.standing();
        return new Document("_id", subscription.clinic().value())
                .append("version", subscription.version())
                .append("plan_data", subscription.planData())
                .append(PLAN, standing.plan())
                .append(STATUS, standing.status().name())
                .append("source", standing.source().name())
                .append(CURRENT_PERIOD_END, date(standing.currentPeriodEnd()))
                .append(TRIAL_ENDS_AT, date(standing.trialEndsAt()))
                .append(CANCEL_AT_PERIOD_END, standing.cancelAtPeriodEnd())
                .append("granted_until", date(standing.grantedUntil()))
                .append("customer", subscription.customer().orElse(null))
                .append(
                        "grant",
                        subscription.grant().map(Subscriptions::document).orElse(null))
                .append(
                        "at_stripe",
                        subscription.atStripe().stream()
                                .map(Subscriptions::document)
                                .toList());
    }

    private static Document document(Grant grant) {
        return new Document("id", grant.id())
                .append(PLAN, grant.plan())
                .append("reason", grant.reason())
                .append("until", date(grant.until()))
                .append("at", Date.from(grant.at()));
    }

    private static Document document(StripeSubscription one) {
        StripeState told = one.told();
        return new Document("id", one.id())
                .append("bought", one.bought())
                .append("told", told == null ? null : document(told))
                .append("paid_at", date(one.paidAt()))
                .append("failed_at", date(one.failedAt()));
    }

    private static Document document(StripeState state) {
        return new Document("at", Date.from(state.at()))
                .append("first", state.first())
                .append("event", state.event())
                .append(PLAN, state.plan())
                .append(STATUS, state.status().name())
                .append(CURRENT_PERIOD_END, date(state.currentPeriodEnd()))
                .append(TRIAL_ENDS_AT, date(state.trialEndsAt()))
                .append(CANCEL_AT_PERIOD_END, state.cancelAtPeriodEnd());
    }

    private static Subscription subscription(Document stored) {
        Document grant = stored.get("grant", Document.class);
        return new Subscription(
                new TenantId(stored.get("_id", UUID.class)),
                stored.getLong("version"),
                new Standing(
                        stored.getString(PLAN),
                        Status.valueOf(stored.getString(STATUS)),
                        Source.valueOf(stored.getString("source")),
                        instant(stored.getDate(CURRENT_PERIOD_END)),
                        instant(stored.getDate(TRIAL_ENDS_AT)),
                        stored.getBoolean(CANCEL_AT_PERIOD_END),
                        instant(stored.getDate("granted_until"))),
                stored.getString("plan_data"),
                stored.getString("customer"),
                grant == null ? null : grant(grant),
                stored.getList("at_stripe", Document.class, List.of()).stream()
                        .map(Subscriptions::atStripe)
                        .toList());
    }

    private static Grant grant(Document stored) {
        return new Grant(
                stored.get("id", UUID.class),
                stored.getString(PLAN),
                stored.getString("reason"),
                instant(stored.getDate("until")),
                stored.getDate("at").toInstant());
    }

    private static StripeSubscription atStripe(Document stored) {
        Document told = stored.get("told", Document.class);
        return new StripeSubscription(
                stored.getString("id"),
                stored.getString("bought"),
                told == null ? null : state(told),
                instant(stored.getDate("paid_at")),
                instant(stored.getDate("failed_at")));
    }

    private static StripeState state(Document stored) {
        return new StripeState(
                stored.getDate("at").toInstant(),
                stored.getBoolean("first"),
                stored.getString("event"),
                stored.getString(PLAN),
                StripeStatus.valueOf(stored.getString(STATUS)),
                instant(stored.getDate(CURRENT_PERIOD_END)),
                instant(stored.getDate(TRIAL_ENDS_AT)),
                stored.getBoolean(CANCEL_AT_PERIOD_END));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
