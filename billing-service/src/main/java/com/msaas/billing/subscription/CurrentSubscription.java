package com.msaas.billing.subscription;

import com.msaas.billing.plan.Plan;
import com.msaas.billing.plan.Plans;
import com.msaas.platform.inbox.CopyWait;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Where the bound clinic stands.
@Component
public class CurrentSubscription {
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final CopyWait copyWait;

    CurrentSubscription(Subscriptions subscriptions, Plans plans, CopyWait copyWait) {
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.copyWait = copyWait;
    }

    /// The clinic's subscription, if it is known here.
    public Optional<Subscription> find() {
        return subscriptions.find();
    }

    /// Makes sure that there is a clinic. One that was opened a moment ago is waited for a little.
    ///
    /// @throws RefusedException when there is none, or nobody can say yet
    public void demand() {
        copyWait.orRefuse(
                BeginSubscription.NAME, this::find, CommonRefusal.notFound("clinic"), CommonRefusal.tenantNotReady());
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
