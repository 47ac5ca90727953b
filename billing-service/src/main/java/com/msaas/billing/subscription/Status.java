package com.msaas.billing.subscription;

/// Whether the plan can be used; it can in each of these.
public enum Status {
    /// the last payment failed, and the next try may not
    PAST_DUE,
    /// nothing is paid yet
    TRIALING,
    ACTIVE
}
