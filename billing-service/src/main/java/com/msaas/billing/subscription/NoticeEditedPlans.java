package com.msaas.billing.subscription;

import com.msaas.billing.plan.Plans;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Notices at a start that the plans allow something else than at the last one, and has all clinics told: at
/// once, and again when no instance of the version before can be running any more and tell the old numbers.
@Component
class NoticeEditedPlans {
    static final Duration OLD_INSTANCES_ARE_GONE = Duration.ofMinutes(15);

    private final AnnouncedPlans announced;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Clock clock;
    private final Plans plans;

    NoticeEditedPlans(AnnouncedPlans announced, Jobs jobs, Transactions transactions, Clock clock, Plans plans) {
        this.announced = announced;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
        this.plans = plans;
    }

    @EventListener(ApplicationReadyEvent.class)
    void onStart() {
        notice(plans);
    }

    void notice(Plans now) {
        String planData = now.fingerprint();
        transactions.inOne(() -> {
            if (!announced.areInForce(planData)) {
                int change = announced.putInForce(planData);
                Instant at = clock.instant();
                schedule(change + "/now", at, planData);
                schedule(change + "/late", at.plus(OLD_INSTANCES_ARE_GONE), planData);
            }
        });
    }

    private void schedule(String key, Instant due, String planData) {
        jobs.schedule(TellEditedPlans.KIND, key, due, TellEditedPlans.payload(planData));
    }
}
