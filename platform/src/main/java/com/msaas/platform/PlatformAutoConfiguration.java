package com.msaas.platform;

import com.msaas.platform.observability.TraceSettings;
import com.msaas.platform.observability.Traces;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// What every service has, whatever it does.
@AutoConfiguration
@EnableConfigurationProperties(TraceSettings.class)
public class PlatformAutoConfiguration {

    /// Ticks in milliseconds, as fine as instants are kept, so that what is answered now equals what is read
    /// later.
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    Traces traces(
            TraceSettings settings,
            @Value("${spring.application.name}") String service,
            @Value("${clinic.instance:${spring.application.name}}") String instance) {
        return Traces.of(settings, service, instance);
    }
}
