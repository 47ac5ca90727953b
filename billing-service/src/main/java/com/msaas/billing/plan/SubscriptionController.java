package com.msaas.billing.plan;

import com.msaas.platform.security.OnlyFor;
import com.msaas.platform.security.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/billing/subscription")
@OnlyFor({Role.OWNER, Role.ADMIN})
class SubscriptionController {
    private final Subscriptions subscriptions;

    SubscriptionController(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @GetMapping
    View current() {
        return new View(subscriptions.current().name(), Status.ACTIVE, null, null, false);
    }

    /// Whether the plan can be used.
    enum Status {
        ACTIVE
    }

    /// A subscription as clients read it; a plan that costs nothing has no period and no end.
    record View(
            String plan,
            Status status,
            @Nullable Instant currentPeriodEnd,
            @Nullable Instant trialEndsAt,
            boolean cancelAtPeriodEnd) {}
}
