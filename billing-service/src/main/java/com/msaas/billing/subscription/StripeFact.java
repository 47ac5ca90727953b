package com.msaas.billing.subscription;

import java.time.Instant;

/// One thing that Stripe has told of a subscription.
public sealed interface StripeFact {

    /// Stripe's id of the subscription.
    String subscription();

    /// Somebody has gone through the checkout to its end.
    record Bought(String subscription, String plan, Instant at) implements StripeFact {}

    /// This is how it stands.
    record Described(String subscription, StripeState state) implements StripeFact {}

    /// A bill is paid.
    record Paid(String subscription, Instant at) implements StripeFact {}

    /// A payment has failed.
    record NotPaid(String subscription, Instant at) implements StripeFact {}
}
