package com.msaas.platform.limits;

import com.msaas.platform.mongo.Database;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// Plan limits, in services that say in their settings that they enforce some.
@AutoConfiguration
@ConditionalOnBooleanProperty("clinic.limits.enforced")
@EnableConfigurationProperties(LimitSettings.class)
public class LimitsAutoConfiguration {

    @Bean
    PlanLimits planLimits(Database database, LimitSettings untilTold, MeterRegistry metrics) {
        return new PlanLimits(database, untilTold, metrics);
    }

    @Bean
    KeepEntitlements keepEntitlements(PlanLimits limits) {
        return new KeepEntitlements(limits);
    }
}
