package com.msaas.auth.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.auth.identity.IdentityClients;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Keycloak signs none of these, so the keys are the test's own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadLogoutTokenTest {
    private static final String ISSUER = "https://id.example/realms/clinic";
    private static final Instant NOON = Instant.parse("2027-01-04T12:00:00Z");
    private static final UUID ANA = UUID.fromString("6a1f5d0c-2b1e-4c55-9a52-3f9d3f0c1a77");
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final RSAKey key = rsa();
    private final ReadLogoutToken readLogoutToken = new ReadLogoutToken(
            new IdentityClients(ISSUER, null, "x".repeat(16), "x".repeat(16), "x".repeat(16)),
            new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void takesWhatKeycloakSaysOfOneSession() throws JOSEException {
        LogoutToken read = readLogoutToken.read(signed(claims -> claims));

        assertThat(read.user()).isEqualTo(ANA);
        assertThat(read.session()).contains("session-1");
        assertThat(read.at()).isEqualTo(NOON);
        assertThat(read.id()).isEqualTo("token-1");
    }

    @Test
    void takesWhatKeycloakSaysOfAllSessions() throws JOSEException {
        assertThat(readLogoutToken
                        .read(signed(claims -> claims.claim("sid", null)))
                        .session())
                .isEmpty();
    }

    @Test
    void takesItForEachClientThatPeopleHoldTokensOf() throws JOSEException {
        assertThat(readLogoutToken
                        .read(signed(claims -> claims.audience(List.of("clinic-login", "somebody-else"))))
                        .user())
                .isEqualTo(ANA);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void believesNothingElse(String what, String token) {
        assertThatThrownBy(() -> readLogoutToken.read(token))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(InvalidInput.class));
    }

    Stream<Arguments> believesNothingElse() throws JOSEException {
        String good = signed(claims -> claims);
        return Stream.of(
                Arguments.of("nothing", null),
                Arguments.of("garbage", "not.a.token"),
                Arguments.of("a very long one", "a".repeat(20_000)),
                Arguments.of("no signature", new PlainJWT(claims(ANA)).serialize()),
                Arguments.of("the public key as a secret", signedWithPublicKey()),
                Arguments.of("another key", signed(rsa(), new JOSEObjectType("logout+jwt"), claims(ANA))),
                Arguments.of("other claims under this signature", changed(good)),
                Arguments.of("another type", signed(key, new JOSEObjectType("at+jwt"), claims(ANA))),
                Arguments.of("another issuer", signed(claims -> claims.issuer(ISSUER + "2"))),
                Arguments.of("no issuer", signed(claims -> claims.issuer(null))),
                Arguments.of("an access token's audience", signed(claims -> claims.audience("clinic-api"))),
                Arguments.of("a client that lets nobody in", signed(claims -> claims.audience("clinic-auth-service"))),
                Arguments.of("no audience", signed(claims -> claims.audience((String) null))),
                Arguments.of("nobody", signed(claims -> claims.subject(null))),
                Arguments.of("no user of ours", signed(claims -> claims.subject("ana"))),
                Arguments.of("no id", signed(claims -> claims.jwtID(null))),
                Arguments.of("no time", signed(claims -> claims.issueTime(null))),
                Arguments.of("no end", signed(claims -> claims.expirationTime(null))),
                Arguments.of("run out", signed(claims -> claims.expirationTime(at(Duration.ofSeconds(-6))))),
                Arguments.of("of long ago", signed(claims -> claims.issueTime(at(Duration.ofMinutes(-61))))),
                Arguments.of("a nonce, as an id token has it", signed(claims -> claims.claim("nonce", "n"))),
                Arguments.of("no events", signed(claims -> claims.claim("events", null))),
                Arguments.of("another event", signed(claims -> claims.claim("events", Map.of("x", Map.of())))),
                Arguments.of("an event that is a text", signed(claims -> claims.claim("events", Map.of(EVENT, "x")))),
                Arguments.of("events that are a list", signed(claims -> claims.claim("events", List.of(EVENT)))),
                Arguments.of("a session that is none", signed(claims -> claims.claim("sid", "{\"$gt\":\"\"}"))),
                Arguments.of("a session that is a list", signed(claims -> claims.claim("sid", List.of("s")))));
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(
                key,
                new JOSEObjectType("logout+jwt"),
                change.apply(new JWTClaimsSet.Builder(claims(ANA))).build());
    }

    private static JWTClaimsSet claims(UUID user) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("clinic-web")
                .subject(user.toString())
                .jwtID("token-1")
                .issueTime(Date.from(NOON))
                .expirationTime(at(Duration.ofMinutes(2)))
                .claim("sid", "session-1")
                .claim("events", Map.of(EVENT, Map.of()))
                .build();
    }

    private static Date at(Duration fromNoon) {
        return Date.from(NOON.plus(fromNoon));
    }

    private static String signed(RSAKey by, JOSEObjectType type, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(by.getKeyID())
                        .type(type)
                        .build(),
                claims);
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }

    private String signedWithPublicKey() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims(ANA));
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static String changed(String good) {
        String[] parts = good.split("\\.");
        return parts[0] + "."
                + Base64URL.encode(claims(UUID.fromString("00000000-0000-4000-8000-000000000000"))
                        .toString())
                + "." + parts[2];
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
