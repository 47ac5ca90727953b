package com.msaas.platform.revocation;

import com.msaas.platform.kafka.Broker;
import com.msaas.platform.kafka.KafkaAutoConfiguration;
import com.msaas.platform.security.ClinicSecurityAutoConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/// Lets every service that takes tokens hear which of them are void.
@AutoConfiguration(after = KafkaAutoConfiguration.class, before = ClinicSecurityAutoConfiguration.class)
public class RevocationAutoConfiguration {

    @Bean
    Revocations revocations(Clock clock) {
        return new Revocations(clock);
    }

    @Bean
    RevocationReader revocationReader(Broker broker, Revocations revocations, Clock clock) {
        return new RevocationReader(broker, revocations, clock);
    }

    /// Whoever has not heard yet what is void takes no requests.
    @Bean("revocationsHealthIndicator")
    HealthIndicator revocationsHealth(RevocationReader reader) {
        return () -> (reader.hasCaughtUp() ? Health.up() : Health.down()).build();
    }
}
