package com.msaas.billing.subscription;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A subscription as Stripe described it once.
///
/// Stripe sends such descriptions in any order, and dates them by the second only. So any two of them are put
/// in one order, the same whichever came first, and the last counts: an end is last for ever, then goes the
/// date, then a change before what is told of the beginning, then the status, then the event's id.
///
/// @param at when Stripe made the event
/// @param first whether it tells of the subscription's beginning
/// @param event the event's id
/// @param plan nothing when it is for a price that is none of ours
public record StripeState(
        Instant at,
        boolean first,
        String event,
        @Nullable String plan,
        StripeStatus status,
        @Nullable Instant currentPeriodEnd,
        @Nullable Instant trialEndsAt,
        boolean cancelAtPeriodEnd)
        implements Comparable<StripeState> {

    private static final Comparator<StripeState> ORDER = Comparator.comparing(
                    (StripeState state) -> state.status == StripeStatus.ENDED)
            .thenComparing(StripeState::at)
            .thenComparing(state -> !state.first)
            .thenComparing(StripeState::status)
            .thenComparing(StripeState::event);

    @Override
    public int compareTo(StripeState other) {
        return ORDER.compare(this, other);
    }
}
