package com.msaas.gateway.upstream;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads something small of a service's own, that is no client's request: from whichever instance has it.
@Component
public final class SmallRead {
    private static final int PATIENCE_SECONDS = 2;

    private final Connections connections;

    SmallRead(Connections connections) {
        this.connections = connections;
    }

    /// What stands at the path, if any instance answers 200 with at most so many bytes.
    public Optional<byte[]> of(Upstream upstream, String path, int atMost) {
        for (Instance instance : upstream.inTurn()) {
            byte[] found = from(instance, path, atMost);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private byte @Nullable [] from(Instance instance, String path, int atMost) {
        HttpClientContext briefly = HttpClientContext.create();
        briefly.setRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .setResponseTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .build());
        try (ClassicHttpResponse answer =
                connections.send(instance.host(), new BasicClassicHttpRequest("GET", path), briefly)) {
            byte[] body = EntityUtils.toByteArray(answer.getEntity(), atMost + 1);
            return answer.getCode() == 200 && body != null && body.length <= atMost ? body : null;
        } catch (IOException e) {
            return null;
        }
    }
}
