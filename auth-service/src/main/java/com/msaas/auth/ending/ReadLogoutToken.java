package com.msaas.auth.ending;

import com.msaas.auth.identity.IdentityClients;
import com.msaas.auth.identity.SessionId;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Believes nobody but Keycloak that a session has ended: what comes to the door is held to section 2.6 of
/// [OpenID Connect Back-Channel Logout 1.0](https://openid.net/specs/openid-connect-backchannel-1_0.html). Whether a
/// token has come before does not matter, as what was told once is not told again.
@Component
class ReadLogoutToken {
    /// What the form calls it, and a refusal.
    static final String FIELD = "logout_token";

    private static final Logger log = LoggerFactory.getLogger(ReadLogoutToken.class);

    /// Those of the realm that people hold tokens of.
    private static final Set<String> CLIENTS = Set.of("clinic-web", "clinic-login");

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int LONGEST_TOKEN = 16 * 1024;
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    ReadLogoutToken(IdentityClients clients, JWKSource<SecurityContext> keys, Clock clock) {
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("logout+jwt"), JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        processor.setJWTClaimsSetVerifier(new ClaimsVerifier(clients.issuer(), clock));
    }

    /// What the token says.
    ///
    /// @throws RefusedException when it is none of Keycloak's
    LogoutToken read(@Nullable String token) {
        if (token == null || token.length() > LONGEST_TOKEN) {
            throw refused();
        }
        try {
            JWTClaimsSet claims = processor.process(token, null);
            return new LogoutToken(
                    claims.getJWTID(),
                    UUID.fromString(claims.getSubject()),
                    Optional.ofNullable(claims.getStringClaim("sid")),
                    claims.getIssueTime().toInstant());
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            log.debug("a logout token is not believed: {}", e.getMessage());
            throw refused();
        }
    }

    private static RefusedException refused() {
        return new RefusedException(InvalidInput.of(FIELD, "must be a logout token that Keycloak has made for us"));
    }

    private static final class ClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        ClaimsVerifier(String issuer, Clock clock) {
            super(
                    CLIENTS,
                    new JWTClaimsSet.Builder().issuer(issuer).build(),
                    Set.of("sub", "iat", "exp", "jti", "events"),
                    Set.of("nonce"));
            this.clock = clock;
            setMaxClockSkew(Math.toIntExact(SKEW.toSeconds()));
        }

        @Override
        public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
            super.verify(claims, context);
            if (!(claims.getClaim("events") instanceof Map<?, ?> events) || !(events.get(EVENT) instanceof Map<?, ?>)) {
                throw new BadJWTException("tells of something else than a logout");
            }
            if (claims.getIssueTime().toInstant().isBefore(clock.instant().minus(StoredEndings.KEPT))) {
                throw new BadJWTException("of long ago");
            }
            if (claims.getClaim("sid") != null
                    && !(claims.getClaim("sid") instanceof String session && SessionId.isOne(session))) {
                throw new BadJWTException("names no session");
            }
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
