package com.msaas.platform.outbox;

import com.mongodb.client.MongoClient;
import com.msaas.platform.kafka.Broker;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.observability.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// The outbox and its relay.
@AutoConfiguration
@EnableConfigurationProperties(RelaySettings.class)
public class OutboxAutoConfiguration {

    @Bean
    Outbox outbox(Database database, Clock clock, @Value("${spring.application.name}") String service) {
        return new Outbox(database, clock, service);
    }

    @Bean
    ParkedTenants parkedTenants(Database database, Clock clock) {
        return new ParkedTenants(database, clock);
    }

    @Bean
    OutboxBacklog outboxBacklog(Outbox outbox, ParkedTenants parkedTenants, Clock clock) {
        return new OutboxBacklog(outbox.rows().plain(), parkedTenants, clock);
    }

    @Bean
    OutboxOperations outboxOperations(ParkedTenants parkedTenants) {
        return new OutboxOperations(parkedTenants);
    }

    @Bean
    Relay relay(
            MongoClient client,
            Database database,
            Outbox outbox,
            ParkedTenants parkedTenants,
            Broker broker,
            RelaySettings settings,
            MeterRegistry metrics,
            Traces traces,
            @Value("${clinic.instance:${spring.application.name}}") String instance) {
        CrossTenantCollection rows = outbox.rows();
        return new Relay(
                client,
                rows.plain(),
                new RelayState(database, settings.lease()),
                parkedTenants,
                broker,
                settings,
                new RelayMetrics(metrics),
                traces,
                instance);
    }
}
