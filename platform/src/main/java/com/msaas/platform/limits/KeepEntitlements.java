package com.msaas.platform.limits;

import com.msaas.contracts.EntitlementsChanged;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;

/// Takes in which plan a clinic has. No copy that could be made anew: what it writes is held beside what has been
/// used since.
final class KeepEntitlements implements Reaction {
    private final PlanLimits limits;

    KeepEntitlements(PlanLimits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return "plan-limits";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(EntitlementsChanged.class, limits::allow);
    }
}
