package com.msaas.billing.plan;

import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Needs(Permission.SEE_PLANS)
@RequestMapping("/api/billing/plans")
class PlanController {
    private final Plans plans;

    PlanController(Plans plans) {
        this.plans = plans;
    }

    @GetMapping
    Page<View> list(PageRequest page) {
        List<View> shown = plans.all().stream()
                .skip(page.skip())
                .limit(page.limit())
                .map(View::of)
                .toList();
        return new Page<>(shown, page, plans.all().size());
    }

    /// A plan as clients read it.
    ///
    /// @param monthlyPrice nothing where it is agreed on with each clinic
    record View(String name, @Nullable Price monthlyPrice, Limits limits) {
        static View of(Plan plan) {
            return new View(plan.name(), plan.price().orElse(null), plan.limits());
        }
    }
}
