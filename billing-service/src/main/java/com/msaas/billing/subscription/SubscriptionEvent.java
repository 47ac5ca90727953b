package com.msaas.billing.subscription;

import com.msaas.billing.plan.Allowance;
import java.time.Instant;
import java.util.List;

/// What happened to a clinic's subscription.
public sealed interface SubscriptionEvent {

    /// From what to what it went.
    Turn turn();

    /// From one standing to the next.
    ///
    /// @param version of what the clinic may do; the others know nothing newer than this
    /// @param allowsOtherwise whether the others have to be told: this version is new
    /// @param allowances what the plan allows since then
    record Turn(
            Standing before,
            Standing after,
            long version,
            boolean allowsOtherwise,
            List<Allowance> allowances,
            Instant at) {}

    /// A clinic has come.
    record Begun(Turn turn) implements SubscriptionEvent {}

    /// Stripe has told something that changes where the clinic stands.
    record Told(Turn turn, String stripeSubscription) implements SubscriptionEvent {}

    /// An operator has given the clinic a plan, in the place of what was granted before.
    record Granted(Turn turn, Grant grant) implements SubscriptionEvent {}

    /// A grant has come to its end.
    record GrantEnded(Turn turn, Grant grant) implements SubscriptionEvent {}

    /// The plans themselves allow something else now.
    record PlansEdited(Turn turn) implements SubscriptionEvent {}
}
