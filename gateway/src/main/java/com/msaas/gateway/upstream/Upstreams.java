package com.msaas.gateway.upstream;

import com.msaas.gateway.routing.Routes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// All services that anything is routed to.
@Component
public final class Upstreams {
    private static final Logger log = LoggerFactory.getLogger(Upstreams.class);

    private final Map<String, Upstream> byName = new LinkedHashMap<>();

    Upstreams(Routes routes, ServiceAddresses addresses) {
        for (String service : routes.services()) {
            List<Instance> instances =
                    addresses.of(service).stream().map(Instance::new).toList();
            if (instances.isEmpty()) {
                log.warn("nobody said where {} is: clinic.services.{}", service, service);
            }
            byName.put(service, new Upstream(service, instances));
        }
    }

    /// All of them, by name.
    public Collection<Upstream> all() {
        return byName.values();
    }

    /// The service of that name.
    Upstream named(String service) {
        Upstream found = byName.get(service);
        if (found == null) {
            throw new IllegalArgumentException("nothing is routed to " + service);
        }
        return found;
    }

    /// Whether it was said of any service where it is.
    boolean areSomewhere() {
        return byName.values().stream()
                .anyMatch(upstream -> !upstream.instances().isEmpty());
    }
}
