package com.msaas.gateway.upstream;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.springframework.stereotype.Component;

/// Asks a service for something on a client's behalf that the client did not ask for itself.
@Component
public final class ServiceCall {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
    private static final int LARGEST = 64 * 1024;

    private final Upstreams upstreams;
    private final Connections connections;
    private final UpstreamSettings settings;

    ServiceCall(Upstreams upstreams, Connections connections, UpstreamSettings settings) {
        this.settings = settings;
        this.upstreams = upstreams;
        this.connections = connections;
    }

    /// What came back.
    public record Reply(int status, byte[] body) {}

    /// Sends it once: another instance is tried only where nothing was sent.
    ///
    /// @throws RefusedException when no answer came
    public Reply post(String service, String path, byte[] json, List<Header> headers) {
        for (Instance instance : upstreams.named(service).inTurn()) {
            BasicClassicHttpRequest request = new BasicClassicHttpRequest("POST", path);
            headers.forEach(request::addHeader);
            request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
            try (ClassicHttpResponse answer =
                    connections.send(instance.host(), request, settings.responseTimeout(service))) {
                HttpEntity entity = answer.getEntity();
                byte[] body = entity == null ? null : EntityUtils.toByteArray(entity, LARGEST);
                return new Reply(answer.getCode(), body == null ? new byte[0] : body);
            } catch (ConnectException | ConnectTimeoutException e) {
                continue;
            } catch (IOException e) {
                break;
            }
        }
        throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
    }
}
