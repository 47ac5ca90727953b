package com.msaas.billing.subscription;

import com.msaas.billing.subscription.StripeFact.Bought;
import com.msaas.billing.subscription.StripeFact.Described;
import com.msaas.billing.subscription.StripeFact.NotPaid;
import com.msaas.billing.subscription.StripeFact.Paid;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one subscription at Stripe. Of each sort of fact only the latest is kept, by the time that
/// Stripe gave it: so the same facts come to the same, in whatever order and however often they are heard.
///
/// @param bought the plan of the checkout
/// @param told the last description
/// @param paidAt when a bill was last paid
/// @param failedAt when a payment last failed
record StripeSubscription(
        String id,
        @Nullable String bought,
        @Nullable StripeState told,
        @Nullable Instant paidAt,
        @Nullable Instant failedAt) {

    static StripeSubscription unheardOf(String id) {
        return new StripeSubscription(id, null, null, null, null);
    }

    StripeSubscription after(StripeFact fact) {
        return switch (fact) {
            case Bought one -> new StripeSubscription(id, one.plan(), told, later(paidAt, one.at()), failedAt);
            case Described one -> new StripeSubscription(id, bought, later(told, one.state()), paidAt, failedAt);
            case Paid one -> new StripeSubscription(id, bought, told, later(paidAt, one.at()), failedAt);
            case NotPaid one -> new StripeSubscription(id, bought, told, paidAt, later(failedAt, one.at()));
        };
    }

    private static <T extends Comparable<T>> T later(@Nullable T known, T heard) {
        return known == null || known.compareTo(heard) < 0 ? heard : known;
    }

    /// What it gives the clinic, if anything.
    Optional<Standing> standing() {
        StripeState state = told;
        String plan = state == null || state.plan() == null ? bought : state.plan();
        return plan == null ? Optional.empty() : status().map(status -> standing(plan, status, state));
    }

    private static Standing standing(String plan, Status status, @Nullable StripeState state) {
        return state == null
                ? new Standing(plan, status, Source.STRIPE, null, null, false, null)
                : new Standing(
                        plan,
                        status,
                        Source.STRIPE,
                        state.currentPeriodEnd(),
                        status == Status.TRIALING ? state.trialEndsAt() : null,
                        state.cancelAtPeriodEnd(),
                        null);
    }

    /// The description counts until something is heard of a payment that is not older.
    private Optional<Status> status() {
        StripeStatus described = told == null ? StripeStatus.INCOMPLETE : told.status();
        return switch (described) {
            case ENDED, PAUSED -> Optional.empty();
            case INCOMPLETE ->
                isPaidSince() ? Optional.of(hasFailedSince() ? Status.PAST_DUE : Status.ACTIVE) : Optional.empty();
            case TRIALING -> Optional.of(hasFailedSince() ? Status.PAST_DUE : Status.TRIALING);
            case ACTIVE -> Optional.of(hasFailedSince() ? Status.PAST_DUE : Status.ACTIVE);
            case PAST_DUE -> Optional.of(isPaidSince() && !hasFailedSince() ? Status.ACTIVE : Status.PAST_DUE);
        };
    }

    private boolean isPaidSince() {
        return isSince(paidAt);
    }

    private boolean hasFailedSince() {
        return isSince(failedAt)
                && (paidAt == null || Objects.requireNonNull(failedAt).isAfter(paidAt));
    }

    private boolean isSince(@Nullable Instant at) {
        return at != null && (told == null || !at.isBefore(told.at()));
    }
}
