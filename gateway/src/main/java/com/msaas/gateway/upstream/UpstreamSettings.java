package com.msaas.gateway.upstream;

import com.msaas.gateway.routing.Route;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How patient the gateway is with services.
///
/// @param connectTimeout for a connection to one instance
/// @param responseTimeout for an answer to begin, and for each further part of it, where the route says nothing else
/// @param responseTimeouts the same for services that need another one, by their names
/// @param bodyTimeout for the whole body of a request to come from its client
/// @param connectionsPerInstance how many requests at once one instance is given
/// @param restOfInstance how long an instance that refused a connection, or is leaving, is passed over
@Validated
@ConfigurationProperties("clinic.gateway.upstream")
public record UpstreamSettings(
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("15s") Duration responseTimeout,
        @DefaultValue Map<String, Duration> responseTimeouts,
        @DefaultValue("60s") Duration bodyTimeout,
        @Positive @DefaultValue("256") int connectionsPerInstance,
        @DefaultValue("1s") Duration restOfInstance,
        @Valid @DefaultValue Breaker breaker) {

    Duration responseTimeout(String service) {
        return responseTimeouts.getOrDefault(service, responseTimeout);
    }

    /// What is set for a service stands before what its routes say, and that before what is set for all.
    Duration responseTimeout(Route route) {
        return responseTimeouts.getOrDefault(route.service(), route.patience().orElse(responseTimeout));
    }

    /// When a route is left alone.
    ///
    /// @param calls how many of the last calls are looked at, once there were half as many
    /// @param failurePercent how many of them have to fail
    /// @param openFor for how long it is left alone then, before a few calls try it again
    public record Breaker(
            @Positive @DefaultValue("20") int calls,
            @Positive @Max(100) @DefaultValue("50") int failurePercent,
            @DefaultValue("2s") Duration openFor,
            @Positive @DefaultValue("3") int trials) {}
}
