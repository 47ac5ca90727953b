package com.msaas.billing.subscription;

/// Is told what happened, inside the transaction in which it did.
public interface SubscriptionEvents {
    /// Something happened to the bound clinic's subscription.
    void happened(SubscriptionEvent event);
}
