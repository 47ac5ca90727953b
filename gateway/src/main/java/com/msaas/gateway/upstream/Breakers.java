package com.msaas.gateway.upstream;

import com.msaas.gateway.routing.Route;
import com.msaas.gateway.routing.Routes;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// One before each route, so that a part of a service that hangs does not close the parts that answer.
@Component
final class Breakers {
    private static final Logger log = LoggerFactory.getLogger(Breakers.class);

    private final Map<Route, CircuitBreaker> before = new HashMap<>();

    Breakers(Routes routes, UpstreamSettings settings, MeterRegistry metrics) {
        UpstreamSettings.Breaker breaker = settings.breaker();
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(breaker.calls())
                .minimumNumberOfCalls(Math.max(1, breaker.calls() / 2))
                .failureRateThreshold(breaker.failurePercent())
                .waitDurationInOpenState(breaker.openFor())
                .permittedNumberOfCallsInHalfOpenState(breaker.trials())
                .build();
        for (Route route : routes.all()) {
            before.put(route, watched(CircuitBreaker.of(route.prefix(), config), route, metrics));
        }
    }

    CircuitBreaker before(Route route) {
        CircuitBreaker breaker = before.get(route);
        if (breaker == null) {
            throw new IllegalArgumentException("no route of ours: " + route);
        }
        return breaker;
    }

    private static CircuitBreaker watched(CircuitBreaker breaker, Route route, MeterRegistry metrics) {
        breaker.getEventPublisher()
                .onStateTransition(change -> log.warn(
                        "{} of {}: {} after {}",
                        route.prefix(),
                        route.service(),
                        change.getStateTransition().getToState(),
                        change.getStateTransition().getFromState()));
        Gauge.builder(
                        "clinic.gateway.breaker.open",
                        breaker,
                        one -> one.getState() == CircuitBreaker.State.OPEN ? 1 : 0)
                .description("whether the route is left alone")
                .tag("route", route.pattern())
                .tag("service", route.service())
                .register(metrics);
        return breaker;
    }
}
