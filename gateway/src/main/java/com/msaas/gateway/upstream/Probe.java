package com.msaas.gateway.upstream;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.springframework.stereotype.Component;

/// Asks services whether they are ready.
@Component
public final class Probe {
    private static final String READINESS = "/actuator/health/readiness";
    private static final int PATIENCE_SECONDS = 2;

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
        HttpClientContext briefly = HttpClientContext.create();
        briefly.setRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .setResponseTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .build());
        try (ClassicHttpResponse answer =
                connections.send(instance.host(), new BasicClassicHttpRequest("GET", READINESS), briefly)) {
            EntityUtils.consume(answer.getEntity());
            return answer.getCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
