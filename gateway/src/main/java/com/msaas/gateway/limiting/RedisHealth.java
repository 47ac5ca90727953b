package com.msaas.gateway.limiting;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Ready means that Redis was reached once. When it goes away later the gateway goes on with limits of its
/// own, and to take all gateways out of service for that would turn a nuisance into an outage.
@Component("redisHealthIndicator")
final class RedisHealth implements HealthIndicator {
    private final RedisWindows redis;

    RedisHealth(RedisWindows redis) {
        this.redis = redis;
    }

    @Override
    public Health health() {
        return (redis.wasReached() ? Health.up() : Health.down()).build();
    }
}
