package com.msaas.platform.kafka;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the broker is.
///
/// @param bootstrapServers `host:port`, several with commas; from `CLINIC_KAFKA_BOOTSTRAP_SERVERS`
/// @param replicationFactor of the topics this service makes where they are missing
/// @param sessionTimeout after how long of silence the partitions of an instance are given to others
@Validated
@ConfigurationProperties("clinic.kafka")
public record KafkaSettings(
        @NotBlank String bootstrapServers,
        @DefaultValue("1") short replicationFactor,
        @DefaultValue("10s") Duration sessionTimeout) {

    /// What every client of the broker is made with.
    public Map<String, Object> client(String id) {
        Map<String, Object> common = new HashMap<>();
        common.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        common.put(CommonClientConfigs.CLIENT_ID_CONFIG, id);
        common.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        common.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        return common;
    }
}
