package com.msaas.platform.security;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The public keys that tokens are signed with. They are fetched from Keycloak at the start and every few
/// minutes, and the last good ones are kept: a service that starts while Keycloak is down takes those, and
/// goes on. A token signed with an unknown key makes them be fetched again, but not more often than every few
/// seconds, whoever sends garbage.
public final class SigningKeys implements JWKSource<SecurityContext>, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration REST_AFTER_FETCH = Duration.ofSeconds(5);

    private final KeySource source;
    private final SigningKeyStore store;
    private final LongSupplier nanoTime;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile boolean fresh;
    private volatile @Nullable CountDownLatch stopping;
    private long lastFetch;
    private boolean fetchedOnce;
    private @Nullable String saved;

    SigningKeys(KeySource source, SigningKeyStore store, LongSupplier nanoTime) {
        this.source = source;
        this.store = store;
        this.nanoTime = nanoTime;
    }

    /// Whether there are any: without, no token can be judged.
    public boolean areKnown() {
        return known != null;
    }

    /// Whether Keycloak gave them when it was last asked.
    public boolean areFresh() {
        return fresh;
    }

    /// Counts the changes of the keys; what was verified under another count is to be verified again.
    long generation() {
        Known now = known;
        return now == null ? 0 : now.generation;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        Known now = known;
        if (now == null) {
            return List.of();
        }
        List<JWK> found = selector.select(now.keys);
        boolean namesAKey = selector.getMatcher().getKeyIDs() != null;
        if (found.isEmpty() && namesAKey && fetchedSince(now)) {
            Known newer = known;
            return newer == null ? List.of() : selector.select(newer.keys);
        }
        return found;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopping = stop;
        fetching.lock();
        try {
            if (!fetch() && known == null) {
                loadKept();
            }
        } finally {
            fetching.unlock();
        }
        Thread.ofVirtual().name("signing-keys").start(() -> follow(stop));
    }

    @Override
    public void stop() {
        CountDownLatch stop = stopping;
        if (stop != null) {
            stop.countDown();
        }
        stopping = null;
    }

    @Override
    public boolean isRunning() {
        return stopping != null;
    }

    /// Behind the database, where the kept ones are, and before anything that is asked.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 10;
    }

    private void follow(CountDownLatch stop) {
        try {
            while (!stop.await((fresh ? REFRESH : RETRY).toMillis(), TimeUnit.MILLISECONDS)) {
                fetching.lock();
                try {
                    fetch();
                } catch (RuntimeException e) {
                    fresh = false;
                    log.error("the signing keys cannot be followed, it is tried again", e);
                } finally {
                    fetching.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the keys changed since they were looked at, after a fetch if one is due. Whoever comes while
    /// another fetches waits for it.
    private boolean fetchedSince(Known seen) {
        fetching.lock();
        try {
            Known now = known;
            if (now != null && now.generation != seen.generation) {
                return true;
            }
            boolean rests = fetchedOnce && nanoTime.getAsLong() - lastFetch < REST_AFTER_FETCH.toNanos();
            return !rests && fetch();
        } finally {
            fetching.unlock();
        }
    }

    private boolean fetch() {
        try {
            String json = source.fetch();
            use(json);
            fresh = true;
            keep(json);
            return true;
        } catch (IOException | ParseException e) {
            if (fresh || known == null) {
                log.warn("the signing keys cannot be fetched: {}", e.toString());
            }
            fresh = false;
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lastFetch = nanoTime.getAsLong();
            fetchedOnce = true;
        }
    }

    private void loadKept() {
        try {
            String json = store.load().orElse(null);
            if (json == null) {
                log.warn("no signing keys are kept: no token can be judged until Keycloak is there");
                return;
            }
            use(json);
            saved = json;
            log.info("Keycloak is not there: going on with the signing keys that were kept");
        } catch (ParseException e) {
            log.error("the kept signing keys cannot be read", e);
        }
    }

    private void use(String json) throws ParseException {
        JWKSet keys = new JWKSet(JWKSet.parse(json).toPublicJWKSet().getKeys().stream()
                .filter(key -> key instanceof AsymmetricJWK
                        && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse())))
                .toList());
        if (keys.isEmpty()) {
            throw new ParseException("there is no signing key among them", 0);
        }
        Known before = known;
        if (before == null || !before.keys.equals(keys)) {
            known = new Known(keys, before == null ? 1 : before.generation + 1);
        }
    }

    /// What cannot be kept now is kept at the next fetch.
    private void keep(String json) {
        if (json.equals(saved)) {
            return;
        }
        try {
            store.save(json);
            saved = json;
        } catch (RuntimeException e) {
            log.warn("the signing keys cannot be kept now: {}", e.toString());
        }
    }

    private record Known(JWKSet keys, long generation) {}
}
