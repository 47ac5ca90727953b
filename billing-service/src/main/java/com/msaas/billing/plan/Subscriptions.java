package com.msaas.billing.plan;

import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Which plan the bound clinic has. Nobody can buy one yet, so it is the one that every clinic starts with.
@Component
@EnableConfigurationProperties(PlanSettings.class)
public class Subscriptions {
    private final PlanSettings settings;

    Subscriptions(PlanSettings settings) {
        this.settings = settings;
    }

    /// The bound clinic's plan.
    public Plan current() {
        String name = settings.initial();
        return new Plan(name, Objects.requireNonNull(settings.plans().get(name)));
    }
}
