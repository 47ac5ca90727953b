package com.msaas.platform.limits;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;
import org.jspecify.annotations.Nullable;

/// The clinic's plan does not reach that far.
public record PlanLimitReached(Details details) implements Refusal {

    /// Which limit, and what lifts it.
    ///
    /// @param limit its name: `clients`
    /// @param used how many there are
    /// @param allowed how many the plan allows
    /// @param plan the clinic's plan
    /// @param liftedBy the next plan that reaches further, if there is one
    public record Details(
            String limit,
            long used,
            long allowed,
            String plan,
            @Nullable String liftedBy) {}

    @Override
    public String code() {
        return "PLAN_LIMIT_REACHED";
    }

    @Override
    public RefusalKind kind() {
        return RefusalKind.PLAN_LIMIT;
    }

    @Override
    public String message() {
        String allowed =
                "The plan allows " + details.allowed() + " " + details.limit().replace('_', ' ');
        return details.liftedBy() == null
                ? allowed + ", and " + details.used() + " are used."
                : allowed + ", and " + details.used() + " are used: the plan " + details.liftedBy()
                        + " reaches further.";
    }
}
