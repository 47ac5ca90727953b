package com.msaas.gateway.upstream;

import java.net.URI;
import java.time.Duration;
import org.apache.hc.core5.http.HttpHost;

/// One running instance of a service.
final class Instance {
    private final HttpHost host;
    private volatile long restsUntil = System.nanoTime();

    Instance(URI address) {
        this.host = HttpHost.create(URI.create(address.getScheme() + "://" + address.getRawAuthority()));
    }

    HttpHost host() {
        return host;
    }

    void rest(Duration time) {
        restsUntil = System.nanoTime() + time.toNanos();
    }

    boolean rests() {
        return restsUntil - System.nanoTime() > 0;
    }
}
