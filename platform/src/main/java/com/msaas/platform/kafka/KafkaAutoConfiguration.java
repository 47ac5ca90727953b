package com.msaas.platform.kafka;

import com.msaas.contracts.Topic;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// The connection to the broker.
@AutoConfiguration
@EnableConfigurationProperties(KafkaSettings.class)
public class KafkaAutoConfiguration {

    /// Any service may be the first to start, so each makes the topics of the whole published language where
    /// they miss.
    @Bean
    Broker broker(KafkaSettings settings) {
        return new Broker(
                settings, Arrays.stream(Topic.values()).map(TopicToHave::of).toList());
    }
}
