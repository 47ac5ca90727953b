package com.msaas.platform.observability;

import com.mongodb.MongoException;
import com.msaas.platform.kafka.Broker;
import com.msaas.platform.mongo.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/// Request ids, the log line of each request, and what readiness asks.
@AutoConfiguration(
        afterName = {
            "com.msaas.platform.mongo.MongoAutoConfiguration",
            "com.msaas.platform.kafka.KafkaAutoConfiguration"
        })
public class ObservabilityAutoConfiguration {

    @Bean
    FilterRegistrationBean<RequestFilter> requestFilter(
            Traces traces,
            @Value("${clinic.instance:${spring.application.name}}") String instance,
            @Value("${clinic.edge:false}") boolean edge) {
        FilterRegistrationBean<RequestFilter> filter =
                new FilterRegistrationBean<>(new RequestFilter(traces, instance, !edge));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    Measurements measurements(
            ObjectProvider<Measurement> all,
            MeterRegistry metrics,
            @Value("${clinic.measurements.every:10s}") Duration every) {
        return new Measurements(all.stream().toList(), metrics, every);
    }

    @Bean
    @ConditionalOnBean(Database.class)
    HealthIndicator mongoHealthIndicator(Database database) {
        return () -> {
            try {
                database.ping();
                return Health.up().build();
            } catch (MongoException e) {
                return Health.down().build();
            }
        };
    }

    /// Ready means that the broker was reached once; when it goes away later, the service goes on without it.
    @Bean
    @ConditionalOnBean(Broker.class)
    @ConditionalOnMissingBean(name = "brokerHealthIndicator")
    HealthIndicator brokerHealthIndicator(Broker broker) {
        return () -> (broker.wasReached() ? Health.up() : Health.down()).build();
    }
}
