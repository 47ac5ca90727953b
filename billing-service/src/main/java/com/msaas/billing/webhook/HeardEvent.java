package com.msaas.billing.webhook;

import com.msaas.billing.subscription.StripeFact;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;

/// What is of interest in an event of Stripe's: no name, no address, nothing of a card.
///
/// @param object the id of what it is about
/// @param customer the id of whom it is about
/// @param tenant whom we called it by when we made it
/// @param fact what it says of a subscription, where it says something
record HeardEvent(
        String id,
        String type,
        Instant at,
        String object,
        Optional<String> customer,
        Optional<TenantId> tenant,
        Optional<StripeFact> fact) {}
