package com.msaas.gateway.limiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RateLimitSettingsTest {
    @Test
    void makesTheTighterOnesPartsOfTheGeneralOne() {
        RateLimitSettings production = new RateLimitSettings(100, null, null, null, null);
        RateLimitSettings development = new RateLimitSettings(1000, null, null, null, null);
        RateLimitSettings tiny = new RateLimitSettings(1, null, null, null, null);

        assertThat(production.limitOf(Allowance.GENERAL)).isEqualTo(100);
        assertThat(production.limitOf(Allowance.LOGIN)).isEqualTo(20);
        assertThat(production.limitOf(Allowance.REGISTER)).isEqualTo(10);
        assertThat(production.limitOf(Allowance.MAIL)).isEqualTo(5);
        assertThat(development.limitOf(Allowance.LOGIN)).isEqualTo(200);
        assertThat(production.limitOf(Allowance.PUBLIC)).isEqualTo(20);
        assertThat(tiny.limitOf(Allowance.MAIL)).isEqualTo(1);
    }

    @Test
    void readsTheVariableThatOperatorsSet() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("CLINIC_RATE_LIMIT_PER_MINUTE", "777")));

        RateLimitSettings settings = Binder.get(environment).bindOrCreate("clinic.rate-limit", RateLimitSettings.class);

        assertThat(settings.perMinute()).isEqualTo(777);
    }

    @Test
    void takesTheTighterOnesAsTheyAreSet() {
        RateLimitSettings settings = new RateLimitSettings(100, 3, 2, 1, 4);

        assertThat(settings.limitOf(Allowance.LOGIN)).isEqualTo(3);
        assertThat(settings.limitOf(Allowance.REGISTER)).isEqualTo(2);
        assertThat(settings.limitOf(Allowance.MAIL)).isEqualTo(1);
        assertThat(settings.limitOf(Allowance.PUBLIC)).isEqualTo(4);
    }
}
