package com.msaas.platform.security;

import com.msaas.platform.digest.Sha256;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Judges access tokens: signed by a key of our issuer with RS256 or ES256, meant for us, not expired. What
/// was judged good is remembered by the token's hash until it expires or the keys change, as the judging
/// costs.
public final class TokenVerifier {
    private static final int LONGEST_TOKEN = 16 * 1024;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final SigningKeys keys;
    private final Clock clock;
    private final List<VoidTokens> voidTokens;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Map<String, Remembered> remembered = Collections.synchronizedMap(new BoundedMap());

    /// @param voidTokens those that are accepted no more, whatever they say
    public TokenVerifier(IdentitySettings settings, SigningKeys keys, Clock clock, List<VoidTokens> voidTokens) {
        this.voidTokens = List.copyOf(voidTokens);
        this.keys = keys;
        this.clock = clock;
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        processor.setJWTClaimsSetVerifier(new ClaimsVerifier(settings, clock));
    }

    /// What the token says, when it is accepted.
    ///
    /// @throws BadToken when it is not
    /// @throws RefusedException when no keys are known yet to judge it by
    public VerifiedToken verify(String token) {
        VerifiedToken verified = signedAndValid(token);
        if (voidTokens.stream().anyMatch(them -> them.include(verified))) {
            throw new BadToken("void before its time");
        }
        return verified;
    }

    private VerifiedToken signedAndValid(String token) {
        if (token.length() > LONGEST_TOKEN) {
            throw new BadToken("longer than any token of ours");
        }
        if (!keys.areKnown()) {
            throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
        }
        String hash = Sha256.base64(token);
        long generation = keys.generation();
        Remembered before = remembered.get(hash);
        if (before != null && before.generation == generation) {
            if (clock.instant().isBefore(before.token.expiresAt().plus(SKEW))) {
                return before.token;
            }
            remembered.remove(hash);
            throw new BadToken("expired");
        }
        VerifiedToken verified = judge(token);
        // the keys may have changed since: then it is judged once more rather than once too little
        remembered.put(hash, new Remembered(verified, generation));
        return verified;
    }

    private VerifiedToken judge(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            Object type = claims.getClaim("typ");
            if (type != null && !"Bearer".equals(type)) {
                throw new BadToken("no access token but one of type " + type);
            }
            Date expires = claims.getExpirationTime();
            return new VerifiedToken(
                    UUID.fromString(claims.getSubject()),
                    Memberships.of(claims.getClaim("memberships")),
                    isOperator(claims.getClaim("realm_access")),
                    claims.getClaim("sid") instanceof String session ? session : null,
                    expires.toInstant(),
                    claims.getClaims());
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            throw new BadToken(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isOperator(@Nullable Object realmAccess) {
        return realmAccess instanceof Map<?, ?> access
                && access.get("roles") instanceof Collection<?> roles
                && roles.contains("operator");
    }

    private record Remembered(VerifiedToken token, long generation) {}

    /// Forgets what was used longest ago.
    private static final class BoundedMap extends LinkedHashMap<String, Remembered> {
        private static final long serialVersionUID = 1L;

        BoundedMap() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }

    private static final class ClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        ClaimsVerifier(IdentitySettings settings, Clock clock) {
            super(
                    settings.audience(),
                    new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                    Set.of("sub", "exp"));
            this.clock = clock;
            setMaxClockSkew(Math.toIntExact(SKEW.toSeconds()));
        }

        @Override
        protected Date currentTime() {
            return Date.from(Instant.now(clock));
        }
    }
}
