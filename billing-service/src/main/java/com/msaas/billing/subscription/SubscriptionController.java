package com.msaas.billing.subscription;

import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Needs(Permission.SEE_BILLING)
@RequestMapping("/api/billing/subscription")
class SubscriptionController {
    private final CurrentSubscription subscription;

    SubscriptionController(CurrentSubscription subscription) {
        this.subscription = subscription;
    }

    @GetMapping
    View current() {
        return View.of(subscription.standing());
    }

    /// A subscription as clients read it; a plan that costs nothing has no period and no end.
    record View(
            String plan,
            Status status,
            @Nullable Instant currentPeriodEnd,
            @Nullable Instant trialEndsAt,
            boolean cancelAtPeriodEnd,
            Source source,
            @Nullable Instant grantedUntil) {
        static View of(Standing standing) {
            return new View(
                    standing.plan(),
                    standing.status(),
                    standing.currentPeriodEnd(),
                    standing.trialEndsAt(),
                    standing.cancelAtPeriodEnd(),
                    standing.source(),
                    standing.grantedUntil());
        }
    }
}
