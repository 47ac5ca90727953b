package com.msaas.gateway.upstream;

import java.io.IOException;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads something small of a service's own, that is no client's request: from whichever instance has it.
@Component
public final class SmallRead {
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
        try (ClassicHttpResponse answer = connections.askBriefly(instance.host(), path)) {
            byte[] body = EntityUtils.toByteArray(answer.getEntity(), atMost + 1);
            return answer.getCode() == 200 && body != null && body.length <= atMost ? body : null;
        } catch (IOException e) {
            return null;
        }
    }
}
