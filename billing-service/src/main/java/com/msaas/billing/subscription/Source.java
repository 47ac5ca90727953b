package com.msaas.billing.subscription;

/// Where a clinic's plan comes from.
public enum Source {
    /// every clinic starts with it
    INITIAL,
    /// an operator has granted it
    GRANT,
    /// the clinic pays for it
    STRIPE
}
