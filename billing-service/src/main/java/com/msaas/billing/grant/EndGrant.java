package com.msaas.billing.grant;

import com.msaas.billing.plan.Plans;
import com.msaas.billing.subscription.ChangeSubscription;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Ends a grant whose time is over, unless another has taken its place.
@Component
class EndGrant implements JobHandler {
    static final String KIND = "grant_end";

    private final ChangeSubscription subscription;
    private final Plans plans;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Clock clock;

    EndGrant(ChangeSubscription subscription, Plans plans, Jobs jobs, Transactions transactions, Clock clock) {
        this.subscription = subscription;
        this.plans = plans;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        UUID grant = UUID.fromString(job.key());
        transactions.inOne(() -> {
            subscription.change(one -> one.endGrant(grant, plans, clock.instant()));
            jobs.done(job);
        });
    }
}
