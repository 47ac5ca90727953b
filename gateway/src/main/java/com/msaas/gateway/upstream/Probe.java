package com.msaas.gateway.upstream;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.springframework.stereotype.Component;

/// Asks services whether they are ready.
@Component
public final class Probe {
    private static final String READINESS = "/actuator/health/readiness";

    private final Connections connections;

    Probe(Connections connections) {
        this.connections = connections;
    }

    /// A question for each instance of the service: is it ready?
    public List<BooleanSupplier> questions(Upstream upstream) {
        return upstream.instances().stream()
                .<BooleanSupplier>map(instance -> () -> isReady(instance))
                .toList();
    }

    private boolean isReady(Instance instance) {
        try (ClassicHttpResponse answer = connections.askBriefly(instance.host(), READINESS)) {
            EntityUtils.consume(answer.getEntity());
            return answer.getCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
