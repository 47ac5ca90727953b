package com.msaas.platform.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the relay works.
///
/// @param lease how long an instance that has gone silent keeps the relay from the others
/// @param inFlight how many messages may wait for Kafka's acknowledgement at once
@ConfigurationProperties("clinic.relay")
public record RelaySettings(
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1000") int inFlight) {}
