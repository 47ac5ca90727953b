package com.msaas.billing.plan;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The plans as the settings have them.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanSettings.class)
class PlanConfiguration {

    @Bean
    Plans plansOnOffer(PlanSettings settings) {
        return settings.asPlans();
    }
}
