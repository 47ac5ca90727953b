package com.msaas.billing.grant;

import com.msaas.billing.plan.Plans;
import com.msaas.billing.subscription.ChangeSubscription;
import com.msaas.billing.subscription.Grant;
import com.msaas.billing.subscription.Standing;
import com.msaas.platform.id.Ids;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gives a plan to the bound clinic, in the place of what was granted to it before.
@Component
class GrantPlan {
    private final ChangeSubscription subscription;
    private final Plans plans;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Clock clock;

    GrantPlan(ChangeSubscription subscription, Plans plans, Jobs jobs, Transactions transactions, Clock clock) {
        this.subscription = subscription;
        this.plans = plans;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param until when it ends; nothing when it has no end
    /// @return where the clinic stands with it
    Standing grant(String plan, String reason, @Nullable Instant until) {
        if (plans.named(plan).isEmpty()) {
            throw new RefusedException(InvalidInput.of("plan", "must be one of " + String.join(", ", plans.names())));
        }
        Instant now = clock.instant();
        if (until != null && !until.isAfter(now)) {
            throw new RefusedException(new GrantRefusal.EndsInThePast());
        }
        Grant grant = new Grant(Ids.next(), plan, reason, until, now);
        return transactions.inOne(() -> {
            if (until != null) {
                jobs.schedule(EndGrant.KIND, grant.id().toString(), until, new Document());
            }
            return subscription.change(one -> one.grant(grant, plans, now));
        });
    }
}
