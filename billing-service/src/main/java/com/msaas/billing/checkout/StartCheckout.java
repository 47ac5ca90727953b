package com.msaas.billing.checkout;

import com.msaas.billing.checkout.CheckoutRefusal.NotSoldHere;
import com.msaas.billing.checkout.CheckoutRefusal.NothingToPay;
import com.msaas.billing.checkout.CheckoutRefusal.PaysAlready;
import com.msaas.billing.plan.Plan;
import com.msaas.billing.plan.Plans;
import com.msaas.billing.plan.Price;
import com.msaas.billing.stripe.Customers;
import com.msaas.billing.stripe.StripeCalls;
import com.msaas.billing.stripe.StripeCalls.Checkout;
import com.msaas.billing.subscription.ChangeSubscription;
import com.msaas.billing.subscription.CurrentSubscription;
import com.msaas.billing.subscription.Subscription;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.digest.Sha256;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Has a page made on which the clinic pays for a plan. First Stripe is called, then what came of it is
/// written down at once: when the process dies between the two, the next try gets the same customer from
/// Stripe, and a page that nobody has seen is no harm.
@Component
@EnableConfigurationProperties({CheckoutSettings.class, PublicSite.class})
class StartCheckout {
    private final Plans plans;
    private final CurrentSubscription current;
    private final ChangeSubscription subscription;
    private final StripeCalls stripe;
    private final Customers customers;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final CheckoutSettings settings;
    private final PublicSite site;

    StartCheckout(
            Plans plans,
            CurrentSubscription current,
            ChangeSubscription subscription,
            StripeCalls stripe,
            Customers customers,
            AuditTrail audit,
            Transactions transactions,
            CheckoutSettings settings,
            PublicSite site) {
        this.plans = plans;
        this.current = current;
        this.subscription = subscription;
        this.stripe = stripe;
        this.customers = customers;
        this.audit = audit;
        this.transactions = transactions;
        this.settings = settings;
        this.site = site;
    }

    /// @param key of the client, so that what it sends again is the same to Stripe too
    /// @return the page's address
    /// @throws RefusedException when the plan is not for sale to this clinic, or Stripe is away
    String start(String name, @Nullable String key) {
        Plan plan = plans.named(name)
                .orElseThrow(() -> new RefusedException(
                        InvalidInput.of("plan", "must be one of " + String.join(", ", plans.names()))));
        String price = priceOf(plan);
        Optional<Subscription> known = current.find();
        if (known.filter(Subscription::isPaidFor).isPresent()) {
            throw new RefusedException(new PaysAlready());
        }
        TenantId clinic = TenantContext.current();
        String customer = known.flatMap(Subscription::customer).orElseGet(() -> stripe.newCustomer(clinic));
        boolean paidBefore = known.filter(Subscription::wasEverPaidFor).isPresent();
        String address = stripe.newCheckout(
                new Checkout(
                        clinic,
                        customer,
                        plan.name(),
                        price,
                        paidBefore ? 0 : settings.trial().toDays(),
                        site.address("/billing/checkout/done"),
                        site.address("/billing/checkout/cancelled")),
                stripeKey(clinic, plan, key));
        return transactions.inOne(() -> {
            subscription.change(one -> {
                one.isCustomer(customer);
                return Optional.empty();
            });
            customers.note(customer);
            audit.record(AuditEntry.of("checkout.started", "subscription", clinic.value())
                    .change("plan", null, plan.name()));
            return address;
        });
    }

    private static String priceOf(Plan plan) {
        if (plan.price().filter(Price::costsNothing).isPresent()) {
            throw new RefusedException(new NothingToPay(plan.name()));
        }
        return plan.stripePrice().orElseThrow(() -> new RefusedException(new NotSoldHere(plan.name())));
    }

    private static String stripeKey(TenantId clinic, Plan plan, @Nullable String key) {
        return key == null ? Ids.next().toString() : Sha256.hex(clinic + "/" + plan.name() + "/" + key);
    }
}
