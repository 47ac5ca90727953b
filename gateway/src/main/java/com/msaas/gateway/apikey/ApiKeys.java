package com.msaas.gateway.apikey;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.msaas.platform.digest.Sha256;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.BadToken;
import com.msaas.platform.security.TokenVerifier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.springframework.stereotype.Component;

/// Who comes with a key. What it was exchanged for is remembered under the key's digest, the key itself is not; of many
/// requests that come with a new one at once, one asks and the others wait for the answer.
@Component
public final class ApiKeys {
    /// What a request brings a key in.
    public static final String HEADER = "X-Api-Key";

    /// What else is sent was never a key, and asks nobody.
    private static final Pattern FORM = Pattern.compile("clk_[0-9a-f-]{36}_[A-Za-z0-9_-]{43}");

    private static final int MOST = 10_000;

    private final KeyDesk desk;
    private final TokenVerifier tokens;
    private final AsyncCache<String, Exchange> exchanges = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.<String, Exchange>writing((_, exchange) -> exchange.goodFor()))
            .buildAsync();

    ApiKeys(KeyDesk desk, TokenVerifier tokens) {
        this.desk = desk;
        this.tokens = tokens;
    }

    /// The program of this key.
    ///
    /// @param address under which name the client's address is counted
    /// @param origin whose request it is, for auth-service to know
    /// @return nothing when the key opens nothing
    /// @throws RefusedException when that cannot be told now, or the address asks too often
    public Optional<Program> find(String key, String address, List<Header> origin) {
        if (!FORM.matcher(key).matches()) {
            return Optional.empty();
        }
        String digest = Sha256.base64("key:" + key);
        CompletableFuture<Exchange> exchange = exchanged(digest, key, address, origin);
        Optional<String> accessToken = answered(exchange).accessToken();
        if (accessToken.isEmpty()) {
            return Optional.empty();
        }
        Optional<Program> program = accepted(accessToken.get());
        if (program.isPresent()) {
            return program;
        }
        // a token may be void before its time: auth-service says whether its key is as well
        exchanges.asMap().remove(digest, exchange);
        return answered(exchanged(digest, key, address, origin)).accessToken().flatMap(this::accepted);
    }

    /// The exchange that is known or under way, else a new one, made by this thread.
    private CompletableFuture<Exchange> exchanged(String digest, String key, String address, List<Header> origin) {
        CompletableFuture<Exchange> ours = new CompletableFuture<>();
        CompletableFuture<Exchange> others = exchanges.asMap().putIfAbsent(digest, ours);
        if (others != null) {
            return others;
        }
        try {
            ours.complete(desk.exchange(key, address, origin));
        } catch (RuntimeException | Error e) {
            // whoever waits hears of it, and nothing of it is remembered
            ours.completeExceptionally(e);
        }
        return ours;
    }

    private static Exchange answered(CompletableFuture<Exchange> exchange) {
        try {
            return exchange.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw new RefusedException(refused.refusal());
            }
            throw e;
        }
    }

    private Optional<Program> accepted(String accessToken) {
        try {
            return Optional.of(new Program(tokens.verify(accessToken), accessToken));
        } catch (BadToken e) {
            return Optional.empty();
        }
    }
}
