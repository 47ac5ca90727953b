package com.msaas.billing.stripe;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantId;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What we ask of Stripe. Never inside a transaction: an answer may take seconds, and what is asked cannot be
/// taken back.
@Component
public class StripeCalls {
    /// What tells Stripe's things from each other as ours: the clinic.
    public static final String TENANT = "tenant_id";

    /// The plan by our own name for it.
    public static final String PLAN = "plan";

    private static final Logger log = LoggerFactory.getLogger(StripeCalls.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int FAULT = 500;

    private final StripeClient stripe;

    StripeCalls(StripeClient stripe) {
        this.stripe = stripe;
    }

    /// Makes the clinic a customer. Asked twice, Stripe gives the same one.
    ///
    /// @return Stripe's id of it
    /// @throws RefusedException when Stripe cannot be reached
    public String newCustomer(TenantId clinic) {
        CustomerCreateParams customer = CustomerCreateParams.builder()
                .putMetadata(TENANT, clinic.toString())
                .build();
        return asking(() -> stripe.v1().customers().create(customer, once("customer/" + clinic)))
                .getId();
    }

    /// A page of Stripe's on which the clinic pays for a plan.
    ///
    /// @param customer the clinic
    /// @param price of the plan
    /// @param trialDays before the first payment
    /// @param success where its browser goes afterwards
    /// @param cancel where it goes when nothing was bought
    public record Checkout(
            TenantId clinic,
            String customer,
            String plan,
            String price,
            long trialDays,
            String success,
            String cancel) {}

    /// Has the page made.
    ///
    /// @param key under which Stripe makes it once
    /// @return its address
    /// @throws RefusedException when Stripe cannot be reached
    public String newCheckout(Checkout checkout, String key) {
        Map<String, String> ours = Map.of(TENANT, checkout.clinic.toString(), PLAN, checkout.plan);
        SubscriptionData.Builder subscription = SubscriptionData.builder().putAllMetadata(ours);
        if (checkout.trialDays > 0) {
            subscription.setTrialPeriodDays(checkout.trialDays);
        }
        SessionCreateParams session = SessionCreateParams.builder()
                .setMode(Mode.SUBSCRIPTION)
                .setCustomer(checkout.customer)
                .setClientReferenceId(checkout.clinic.toString())
                .addLineItem(LineItem.builder()
                        .setPrice(checkout.price)
                        .setQuantity(1L)
                        .build())
                .setSubscriptionData(subscription.build())
                .putAllMetadata(ours)
                .setSuccessUrl(checkout.success)
                .setCancelUrl(checkout.cancel)
                .build();
        return asking(() -> stripe.v1().checkout().sessions().create(session, once("checkout/" + key)))
                .getUrl();
    }

    private static RequestOptions once(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static <T> T asking(Call<T> call) {
        try {
            return call.make();
        } catch (StripeException e) {
            if (isForNow(e)) {
                log.warn(
                        "Stripe did not answer as it should: {} {}",
                        e.getClass().getSimpleName(),
                        e.getStatusCode());
                throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
            }
            throw new IllegalStateException(
                    "Stripe refuses what we ask: " + e.getClass().getSimpleName() + " " + e.getStatusCode() + " "
                            + e.getCode() + ", request " + e.getRequestId(),
                    e);
        }
    }

    /// Whether it may well work in a moment: what else Stripe refuses is our own fault.
    private static boolean isForNow(StripeException e) {
        Integer status = e.getStatusCode();
        return e instanceof ApiConnectionException
                || status == null
                || status == CONFLICT
                || status == TOO_MANY
                || status >= FAULT;
    }

    private interface Call<T> {
        T make() throws StripeException;
    }
}
