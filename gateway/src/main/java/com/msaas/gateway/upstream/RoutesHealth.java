package com.msaas.gateway.upstream;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// A gateway that was told of no service at all is not configured yet. Whether the services are up is not
/// asked here: with each of them away the others are to be reached.
@Component("routesHealthIndicator")
final class RoutesHealth implements HealthIndicator {
    private final Upstreams upstreams;

    RoutesHealth(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public Health health() {
        return (upstreams.areSomewhere() ? Health.up() : Health.down()).build();
    }
}
