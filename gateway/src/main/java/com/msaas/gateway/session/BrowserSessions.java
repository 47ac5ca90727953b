package com.msaas.gateway.session;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.BadToken;
import com.msaas.platform.security.TokenVerifier;
import com.msaas.platform.security.VerifiedToken;
import com.msaas.platform.tenancy.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The life of browsers' sessions: begun by a sign-in, renewed behind the scenes by one gateway at a time, ended by
/// a sign-out or by Keycloak. A refresh token is used once: two uses at once would end the session at Keycloak.
@Component
public final class BrowserSessions {
    /// Longer than auth-service is waited for.
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final int QUEUES = 64;

    private final StoredSessions store;
    private final SignInService signIn;
    private final TokenVerifier tokens;
    private final SessionSettings settings;
    private final Clock clock;
    private final List<ReentrantLock> queues =
            Stream.generate(ReentrantLock::new).limit(QUEUES).toList();

    BrowserSessions(
            StoredSessions store, SignInService signIn, TokenVerifier tokens, SessionSettings settings, Clock clock) {
        this.store = store;
        this.signIn = signIn;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /// How long one lives that nobody uses.
    public Duration idle() {
        return settings.idle();
    }

    /// Begins a session under a key that nobody had before, and ends the one that the browser had.
    ///
    /// @param answer auth-service's to the sign-in
    public SessionKey begin(JsonNode answer, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.of(request).ifPresent(old -> store.remove(old.digest()));
        SessionKey key = SessionKey.fresh();
        store.add(key.digest(), TokenPair.of(answer.required("data")), clock.instant());
        SessionCookie.give(response, key, settings.idle());
        return key;
    }

    /// The session of this key, with an access token that is good for a while.
    ///
    /// @param origin whose request it is, for auth-service to know
    /// @return nothing when there is none, or it is over
    /// @throws RefusedException when that cannot be told now
    public Optional<BrowserSession> find(SessionKey key, List<Header> origin) {
        Optional<StoredSession> stored = store.find(key.digest(), clock.instant())
                .flatMap(session -> isDue(session) ? renewed(session, origin) : Optional.of(session));
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Optional<BrowserSession> session = accepted(key, stored.get());
        // a token may be void before its time although the session goes on
        return session.isPresent() ? session : renewed(stored.get(), origin).flatMap(renewed -> accepted(key, renewed));
    }

    private boolean isDue(StoredSession session) {
        return !session.goodUntil().minus(settings.renewBefore()).isAfter(clock.instant());
    }

    private Optional<BrowserSession> accepted(SessionKey key, StoredSession stored) {
        try {
            VerifiedToken token = tokens.verify(stored.accessToken());
            return Optional.of(BrowserSession.of(key, token, stored));
        } catch (BadToken e) {
            return Optional.empty();
        }
    }

    /// Renews the session, or waits for whoever does.
    private Optional<StoredSession> renewed(StoredSession known, List<Header> origin) {
        ReentrantLock queue = queues.get(Math.floorMod(known.id().hashCode(), QUEUES));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        queue.lock();
        try {
            while (true) {
                Instant now = clock.instant();
                Optional<StoredSession> current = store.find(known.id(), now);
                if (current.isEmpty() || current.get().version() != known.version()) {
                    return current;
                }
                if (store.claim(known, now, LEASE)) {
                    return renewedByUs(known, origin);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        } finally {
            queue.unlock();
        }
    }

    private Optional<StoredSession> renewedByUs(StoredSession known, List<Header> origin) {
        Optional<TokenPair> pair;
        try {
            pair = signIn.renewed(known.refreshToken(), origin);
        } catch (RefusedException away) {
            store.release(known);
            // what is good for some seconds more serves until auth-service is back
            if (known.goodUntil().isAfter(clock.instant())) {
                return Optional.of(known);
            }
            throw away;
        }
        if (pair.isEmpty()) {
            store.remove(known.id());
            return Optional.empty();
        }
        store.renew(known, pair.get(), clock.instant());
        return store.find(known.id(), clock.instant());
    }

    /// Remembers the clinic for the session's further requests.
    public void choose(BrowserSession session, TenantId clinic) {
        store.choose(session.key().digest(), clinic);
    }

    /// Ends the session here and at Keycloak.
    ///
    /// @throws RefusedException when that does not work now: then it goes on, and can be ended again
    public void end(BrowserSession session, List<Header> origin, HttpServletResponse response) {
        store.find(session.key().digest(), clock.instant())
                .ifPresent(stored -> signIn.signOut(session, stored.refreshToken(), origin));
        store.remove(session.key().digest());
        SessionCookie.take(response);
    }
}
