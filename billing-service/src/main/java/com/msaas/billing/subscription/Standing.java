package com.msaas.billing.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a clinic has at the moment.
///
/// @param plan by its name
/// @param currentPeriodEnd until when it is paid; nothing where nothing is
/// @param trialEndsAt when the first payment is due, during a trial
/// @param cancelAtPeriodEnd whether it ends with what is paid
/// @param grantedUntil when the grant that gives the plan ends, if it ends
public record Standing(
        String plan,
        Status status,
        Source source,
        @Nullable Instant currentPeriodEnd,
        @Nullable Instant trialEndsAt,
        boolean cancelAtPeriodEnd,
        @Nullable Instant grantedUntil) {

    static Standing initially(String plan) {
        return new Standing(plan, Status.ACTIVE, Source.INITIAL, null, null, false, null);
    }

    static Standing granted(Grant grant) {
        return new Standing(grant.plan(), Status.ACTIVE, Source.GRANT, null, null, false, grant.until());
    }
}
