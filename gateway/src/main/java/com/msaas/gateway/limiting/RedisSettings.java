package com.msaas.gateway.limiting;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where requests are counted.
///
/// @param url such as `redis://127.0.0.1:6379`, from `CLINIC_REDIS_URL`
/// @param patience how long a request waits for its count before it is counted here
@Validated
@ConfigurationProperties("clinic.redis")
public record RedisSettings(
        @NotBlank String url, @DefaultValue("250ms") Duration patience) {}
