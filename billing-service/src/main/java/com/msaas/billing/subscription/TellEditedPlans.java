package com.msaas.billing.subscription;

import com.msaas.billing.plan.Plans;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.TooEarly;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Tells all clinics anew what they may do, a batch after the other and each in a transaction of its own: what
/// is told is not told again when the job has to begin once more.
@Component
class TellEditedPlans implements JobHandler {
    static final String KIND = "edited_plans";

    private static final String PLAN_DATA = "plan_data";
    private static final int BATCH = 100;
    private static final Duration LEFT_TO_OTHERS = Duration.ofSeconds(5);

    private final AnnouncedPlans announced;
    private final ChangeSubscription subscription;
    private final Plans plans;
    private final Clock clock;

    TellEditedPlans(AnnouncedPlans announced, ChangeSubscription subscription, Plans plans, Clock clock) {
        this.announced = announced;
        this.subscription = subscription;
        this.plans = plans;
        this.clock = clock;
    }

    static Document payload(String planData) {
        return new Document(PLAN_DATA, planData);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /// @throws TooEarly in an instance that knows other plans: one that knows these will do it
    @Override
    public void run(Job job) {
        String planData = job.payload().getString(PLAN_DATA);
        if (!announced.areInForce(planData)) {
            return;
        }
        if (!planData.equals(plans.fingerprint())) {
            throw new TooEarly(clock.instant().plus(LEFT_TO_OTHERS));
        }
        tellAll(plans);
    }

    void tellAll(Plans now) {
        List<TenantId> batch = announced.toldOtherwise(now.fingerprint(), BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(clinic ->
                    TenantContext.run(clinic, () -> subscription.change(one -> one.tellPlans(now, clock.instant()))));
            batch = announced.toldOtherwise(now.fingerprint(), BATCH);
        }
    }
}
