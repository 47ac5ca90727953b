package com.msaas.platform.backbone;

import com.msaas.platform.PlatformAutoConfiguration;
import com.msaas.platform.inbox.InboxAutoConfiguration;
import com.msaas.platform.kafka.KafkaAutoConfiguration;
import com.msaas.platform.mongo.MongoAutoConfiguration;
import com.msaas.platform.outbox.OutboxAutoConfiguration;
import com.msaas.platform.rebuild.RebuildAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A service that consists of nothing but the backbone and one sample feature. Several can run in one JVM, or
/// each in a process of its own.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PlatformAutoConfiguration.class,
    MongoAutoConfiguration.class,
    KafkaAutoConfiguration.class,
    OutboxAutoConfiguration.class,
    InboxAutoConfiguration.class,
    RebuildAutoConfiguration.class
})
class SampleService {
    /// The shortest that a broker grants, so that a killed instance keeps its partitions from the others no
    /// longer than need be.
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    /// Starts an instance.
    ///
    /// @param feature the sample feature's configuration
    static ConfigurableApplicationContext start(
            Class<?> feature, String name, String mongodbUri, String database, String kafka, Map<String, Object> more) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(SampleService.class, feature)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "spring.application.name",
                        name,
                        "spring.main.banner-mode",
                        "off",
                        "logging.level.root",
                        "ERROR",
                        "clinic.mongodb.uri",
                        mongodbUri,
                        "clinic.mongodb.database",
                        database,
                        "clinic.kafka.bootstrap-servers",
                        kafka,
                        "clinic.kafka.session-timeout",
                        SESSION_TIMEOUT.toString(),
                        "clinic.relay.lease",
                        "2s"));
        application.properties(more);
        return application.run();
    }
}
