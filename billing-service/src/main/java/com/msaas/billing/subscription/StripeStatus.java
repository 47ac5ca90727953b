package com.msaas.billing.subscription;

/// How Stripe says that a subscription stands, from the least to the most; of two words of the same second the
/// later one here counts.
public enum StripeStatus {
    /// the first payment is not made
    INCOMPLETE,
    /// the trial is over and there is nothing to pay with
    PAUSED,
    TRIALING,
    ACTIVE,
    PAST_DUE,
    /// for good: what has ended never comes back
    ENDED
}
