package com.msaas.platform;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/// What every service has, whatever it does.
@AutoConfiguration
public class PlatformAutoConfiguration {

    /// Ticks in milliseconds, as fine as instants are kept, so that what is answered now equals what is read
    /// later.
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
