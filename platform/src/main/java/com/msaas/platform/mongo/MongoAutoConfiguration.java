package com.msaas.platform.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.msaas.platform.tenancy.TenantGuard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// The service's database, watched by the tenant guard.
@AutoConfiguration
@EnableConfigurationProperties(MongoSettings.class)
public class MongoAutoConfiguration {
    private static final Logger log = LoggerFactory.getLogger(MongoAutoConfiguration.class);

    @Bean
    TenantGuard tenantGuard(MeterRegistry metrics) {
        TenantGuard guard = new TenantGuard();
        Counter escapes = metrics.counter("clinic.tenancy.escapes");
        guard.report(escape -> {
            escapes.increment();
            log.error("a statement escaped the tenant guard: {}", escape);
        });
        return guard;
    }

    @Bean
    MongoClient mongoClient(MongoSettings settings, TenantGuard guard) {
        // what the connection string says itself is applied last, so it counts
        return MongoClients.create(MongoClientSettings.builder()
                .applicationName(settings.database())
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .addCommandListener(guard)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS))
                .applyConnectionString(new ConnectionString(settings.uri()))
                .build());
    }

    @Bean
    Generations generations() {
        return new Generations();
    }

    @Bean
    Database database(MongoClient client, MongoSettings settings, TenantGuard guard, Generations generations) {
        return new Database(client.getDatabase(settings.database()), guard, generations);
    }

    @Bean
    Transactions transactions(MongoClient client) {
        return new Transactions(client);
    }
}
