package com.msaas.billing.webhook;

import com.msaas.billing.plan.Plans;
import com.msaas.billing.stripe.Customers;
import com.msaas.billing.stripe.SignedEvent;
import com.msaas.billing.subscription.ChangeSubscription;
import com.msaas.billing.subscription.CurrentSubscription;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Takes an event of Stripe's in, once: the line that says so and what the event does are one transaction. One
/// of somebody who is no clinic here, or of a kind that nobody here understands, leaves its line and nothing
/// else.
@Component
class TakeStripeEvent {
    private static final Actor STRIPE = Actor.system("billing-service.stripe");

    private final ReadStripeEvent readStripeEvent;
    private final StripeEvents events;
    private final Customers customers;
    private final CurrentSubscription current;
    private final ChangeSubscription subscription;
    private final Plans plans;
    private final Transactions transactions;
    private final Clock clock;

    TakeStripeEvent(
            ReadStripeEvent readStripeEvent,
            StripeEvents events,
            Customers customers,
            CurrentSubscription current,
            ChangeSubscription subscription,
            Plans plans,
            Transactions transactions,
            Clock clock) {
        this.readStripeEvent = readStripeEvent;
        this.events = events;
        this.customers = customers;
        this.current = current;
        this.subscription = subscription;
        this.plans = plans;
        this.transactions = transactions;
        this.clock = clock;
    }

    void take(SignedEvent signed) {
        HeardEvent event = readStripeEvent.read(signed);
        if (events.has(event.id())) {
            return;
        }
        Instant now = clock.instant();
        try {
            STRIPE.run(() -> transactions.inOne(() -> {
                Optional<TenantId> clinic = clinicOf(event);
                events.note(event, clinic, now);
                clinic.ifPresent(known -> TenantContext.run(known, () -> apply(event, now)));
            }));
        } catch (StripeEvents.TakenMeanwhile e) {
            // the other one has done it all
        }
    }

    private void apply(HeardEvent event, Instant now) {
        event.customer().ifPresent(customers::note);
        event.fact()
                .ifPresent(fact -> subscription.change(one -> {
                    event.customer().ifPresent(one::isCustomer);
                    return one.hear(fact, plans, now);
                }));
    }

    /// The customer tells; where he is not known, the name that we gave, if it is the name of a clinic.
    private Optional<TenantId> clinicOf(HeardEvent event) {
        return event.customer()
                .flatMap(customers::clinicOf)
                .or(() -> event.tenant().filter(this::isKnown));
    }

    private boolean isKnown(TenantId tenant) {
        return TenantContext.call(tenant, current::find).isPresent();
    }
}
