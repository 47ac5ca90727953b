package com.msaas.billing.subscription;

import com.msaas.billing.plan.Plan;
import com.msaas.billing.plan.Plans;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Where the bound clinic stands.
@Component
public class CurrentSubscription {
    private final Subscriptions subscriptions;
    private final Plans plans;

    CurrentSubscription(Subscriptions subscriptions, Plans plans) {
        this.subscriptions = subscriptions;
        this.plans = plans;
    }

    /// The clinic's subscription, if it is known here.
    public Optional<Subscription> find() {
        return subscriptions.find();
    }

    /// Where the clinic stands; one that is not known here yet has what every clinic has.
    public Standing standing() {
        return find().map(Subscription::standing)
                .orElseGet(() -> Standing.initially(plans.initial().name()));
    }

    /// The plan that the clinic has.
    public Plan plan() {
        return plans.named(standing().plan()).orElseGet(plans::initial);
    }
}
