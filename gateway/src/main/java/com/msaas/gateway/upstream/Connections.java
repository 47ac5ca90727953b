package com.msaas.gateway.upstream;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The connections to all services. The client underneath does nothing by itself: it follows no redirect,
/// keeps no cookie, unpacks nothing and tries nothing twice.
@Component
public final class Connections implements DisposableBean {
    /// Services close idle ones later than this, so that hardly ever both ends decide at once.
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);
    /// One that rested longer is looked at before it is used again.
    private static final TimeValue LOOKED_AT = TimeValue.ofSeconds(1);
    private static final TimeValue LIFE = TimeValue.ofMinutes(10);
    private static final Timeout SOON = Timeout.ofSeconds(2);
    private static final RequestConfig BRIEFLY = RequestConfig.custom()
            .setConnectionRequestTimeout(SOON)
            .setResponseTimeout(SOON)
            .build();

    private final Timeout connect;
    private final Map<Duration, RequestConfig> byPatience = new ConcurrentHashMap<>();
    private final PoolingHttpClientConnectionManager pool;
    private final CloseableHttpClient client;

    Connections(UpstreamSettings settings) {
        connect = Timeout.of(settings.connectTimeout());
        Timeout response = Timeout.of(settings.responseTimeout());
        this.pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setMaxConnPerRoute(settings.connectionsPerInstance())
                .setMaxConnTotal(Integer.MAX_VALUE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(response)
                        .setValidateAfterInactivity(LOOKED_AT)
                        .setTimeToLive(LIFE)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(response)
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(pool)
                .evictIdleConnections(IDLE)
                .evictExpiredConnections()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .build();
    }

    /// Sends the request and waits for the head of the answer, which the caller closes.
    ///
    /// @param patience for the answer to begin, and for each further part of it
    ClassicHttpResponse send(HttpHost host, ClassicHttpRequest request, Duration patience) throws IOException {
        return send(host, request, byPatience.computeIfAbsent(patience, this::waiting));
    }

    private ClassicHttpResponse send(HttpHost host, ClassicHttpRequest request, RequestConfig config)
            throws IOException {
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(config);
        return client.executeOpen(host, request, context);
    }

    private RequestConfig waiting(Duration patience) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(connect)
                .setResponseTimeout(Timeout.of(patience))
                .setProtocolUpgradeEnabled(false)
                .setRedirectsEnabled(false)
                .build();
    }

    /// Asks for something of the service's own, that no client waits for: where no answer comes soon, there is none.
    ClassicHttpResponse askBriefly(HttpHost host, String path) throws IOException {
        return send(host, new BasicClassicHttpRequest("GET", path), BRIEFLY);
    }

    /// Where one connection turned out dead, others may be: a service that was killed leaves all of its dead
    /// behind.
    void forgetIdle() {
        pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }
}
