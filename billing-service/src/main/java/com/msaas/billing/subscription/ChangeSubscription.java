package com.msaas.billing.subscription;

import com.msaas.billing.plan.Plans;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Changes the bound clinic's subscription and tells of it, all in one transaction. A clinic of which nothing
/// was heard yet begins with it.
@Component
public class ChangeSubscription {
    private final Subscriptions subscriptions;
    private final AnnouncedPlans announced;
    private final SubscriptionEvents events;
    private final Plans plans;
    private final Transactions transactions;
    private final Clock clock;

    ChangeSubscription(
            Subscriptions subscriptions,
            AnnouncedPlans announced,
            SubscriptionEvents events,
            Plans plans,
            Transactions transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.announced = announced;
        this.events = events;
        this.plans = plans;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @return where the clinic stands afterwards
    public Standing change(Function<Subscription, Optional<SubscriptionEvent>> act) {
        return transactions.inOne(() -> {
            Subscription subscription = subscriptions.find().orElseGet(this::begin);
            act.apply(subscription).ifPresent(events::happened);
            subscriptions.save(subscription);
            announced.told(subscription.clinic(), subscription.planData());
            return subscription.standing();
        });
    }

    private Subscription begin() {
        Subscription begun = Subscription.begin(TenantContext.current(), plans);
        events.happened(begun.begun(plans, clock.instant()));
        return begun;
    }
}
