package com.msaas.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.msaas.platform.refusal.RefusedException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {
    private static final String ALFA = "01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c10";

    private final TestTokens tokens = new TestTokens();
    private final KeptInMemory kept = new KeptInMemory();
    private final AtomicLong nanoTime = new AtomicLong();
    private final SigningKeys keys = keys(kept);
    private Clock clock = Clock.systemUTC();
    private TokenVerifier verifier = verifier();

    @BeforeEach
    void loadKeys() {
        keys.start();
    }

    @AfterEach
    void stop() {
        keys.stop();
        tokens.close();
    }

    @Test
    void acceptsWhatTheIssuerSigned() {
        UUID user = UUID.randomUUID();

        VerifiedToken token = verifier.verify(tokens.token(claims -> claims.subject(user.toString())
                .claim("sid", "session-1")
                .claim("memberships", List.of(ALFA + ":admin"))));

        assertThat(token.userId()).isEqualTo(user);
        assertThat(token.memberships().all()).extracting(Membership::role).containsExactly(Role.ADMIN);
        assertThat(token.sessionId()).isEqualTo("session-1");
        assertThat(token.operator()).isFalse();
    }

    @Test
    void knowsAnOperatorByHisRealmRole() {
        assertThat(verifier.verify(tokens.operatorToken()).operator()).isTrue();
        assertThat(verifier.verify(tokens.token(claims -> claims.claim("realm_access", "operator")))
                        .operator())
                .isFalse();
        assertThat(verifier.verify(tokens.token(
                                claims -> claims.claim("resource_access", Map.of("roles", List.of("operator")))))
                        .operator())
                .isFalse();
    }

    @Nested
    class Refuses {
        @Test
        void aTokenThatIsNotSigned() {
            refused(new PlainJWT(tokens.goodClaims().build()).serialize());
        }

        @Test
        void aTokenWhoseSignatureIsCutOff() {
            String token = tokens.token();
            refused(token.substring(0, token.lastIndexOf('.') + 1));
        }

        @Test
        void aTokenThatClaimsToNeedNoSignature() {
            String[] parts = tokens.token().split("\\.");
            refused(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".");
            refused(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]);
            refused(base64("{\"alg\":\"NONE\"}") + "." + parts[1] + "." + parts[2]);
        }

        @Test
        void aTokenSignedWithThePublicKeyAsIfItWereASecret() throws JOSEException {
            byte[] publicKey = tokens.key().toRSAPublicKey().getEncoded();
            byte[] pem = ("-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder().encodeToString(publicKey) + "\n-----END PUBLIC KEY-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
            for (byte[] secret : List.of(publicKey, pem)) {
                refused(TestTokens.signed(
                        new MACSigner(secret),
                        JWSAlgorithm.HS256,
                        tokens.key().getKeyID(),
                        tokens.goodClaims().build()));
            }
        }

        @Test
        void aTokenOfAnotherKeyUnderTheNameOfOurs() {
            RSAKey other = TestTokens.newKey(tokens.key().getKeyID());
            refused(TestTokens.signed(other, tokens.goodClaims().build()));
        }

        @Test
        void aTokenThatBringsItsOwnKey() throws JOSEException {
            RSAKey own = TestTokens.newKey("own");
            refused(TestTokens.signed(own, tokens.goodClaims().build()));
            refused(TestTokens.signed(
                    new RSASSASigner(own),
                    JWSAlgorithm.RS512,
                    tokens.key().getKeyID(),
                    tokens.goodClaims().build()));
        }

        @Test
        void aTokenSignedWithAnAlgorithmThatIsNotOurs() throws JOSEException {
            refused(TestTokens.signed(
                    new RSASSASigner(tokens.key()),
                    JWSAlgorithm.PS256,
                    tokens.key().getKeyID(),
                    tokens.goodClaims().build()));
            refused(TestTokens.signed(
                    new ECDSASigner(new ECKeyGenerator(Curve.P_256)
                            .keyID(tokens.key().getKeyID())
                            .generate()),
                    JWSAlgorithm.ES256,
                    tokens.key().getKeyID(),
                    tokens.goodClaims().build()));
        }

        @Test
        void aTokenThatWasChanged() {
            String[] parts = tokens.token(ALFA + ":viewer").split("\\.");
            String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            refused(parts[0] + "." + base64(payload.replace("viewer", "owner")) + "." + parts[2]);
        }

        @Test
        void aTokenOfAnotherIssuer() {
            refused(tokens.token(claims -> claims.issuer("http://127.0.0.1/realms/other")));
            refused(tokens.token(claims -> claims.issuer(tokens.issuer() + "/")));
            refused(tokens.token(claims -> claims.issuer(null)));
        }

        @Test
        void aTokenForSomebodyElse() {
            refused(tokens.token(claims -> claims.audience("account")));
            refused(tokens.token(claims -> claims.audience(List.of())));
            refused(tokens.token(claims -> claims.audience("clinic-api-2")));
        }

        @Test
        void aTokenPastItsTime() {
            refused(tokens.token(
                    claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60)))));
            refused(tokens.token(claims -> claims.expirationTime(null)));
        }

        @Test
        void aTokenBeforeItsTime() {
            refused(tokens.token(
                    claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(60)))));
        }

        @Test
        void aTokenThatIsNoAccessToken() {
            refused(tokens.token(claims -> claims.claim("typ", "ID")));
            refused(tokens.token(claims -> claims.claim("typ", "Refresh")));
        }

        @Test
        void aTokenWithoutAUser() {
            refused(tokens.token(claims -> claims.subject(null)));
            refused(tokens.token(claims -> claims.subject("admin")));
        }

        @Test
        void whatIsNoTokenAtAll() {
            for (String garbage : List.of("", ".", "..", "a.b.c", "null", "é", "a".repeat(100_000))) {
                refused(garbage);
            }
        }

        private void refused(String token) {
            assertThatExceptionOfType(BadToken.class).isThrownBy(() -> verifier.verify(token));
        }
    }

    @Nested
    class Remembering {
        @Test
        void judgesATokenOnceButNotBeyondItsTime() {
            String token = tokens.token(ALFA + ":owner");
            VerifiedToken first = verifier.verify(token);

            assertThat(verifier.verify(token)).isSameAs(first);

            clock = Clock.fixed(first.expiresAt().plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
            TokenVerifier later = verifier();
            assertThatExceptionOfType(BadToken.class).isThrownBy(() -> later.verify(token));
        }

        @Test
        void forgetsAllWhenTheKeysChange() {
            String old = tokens.token(ALFA + ":owner");
            verifier.verify(old);

            tokens.rotate("second");
            nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());
            verifier.verify(tokens.token(ALFA + ":owner"));

            assertThatExceptionOfType(BadToken.class).isThrownBy(() -> verifier.verify(old));
        }
    }

    @Nested
    class Keys {
        @Test
        void areFetchedAgainForATokenOfANewKey() {
            tokens.rotate("second");
            nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());

            assertThat(verifier.verify(tokens.token(ALFA + ":owner"))).isNotNull();
            assertThat(tokens.fetches()).isEqualTo(2);
        }

        @Test
        void areNotFetchedMoreOftenForAStormOfGarbage() throws InterruptedException {
            nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());
            JWTClaimsSet claims = tokens.goodClaims().build();
            RSAKey garbage = TestTokens.newKey("garbage");
            int before = tokens.fetches();

            try (ExecutorService storm = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int at = 0; at < 500; at++) {
                    RSAKey named =
                            new RSAKey.Builder(garbage).keyID("garbage-" + at).build();
                    storm.submit(() -> assertThatExceptionOfType(BadToken.class)
                            .isThrownBy(() -> verifier.verify(TestTokens.signed(named, claims))));
                }
            }

            assertThat(tokens.fetches() - before).isEqualTo(1);
            assertThat(verifier.verify(tokens.token(ALFA + ":owner"))).isNotNull();
        }

        @Test
        void thatWereKeptServeAServiceThatStartsWhileTheIssuerIsDown() {
            String token = tokens.token(ALFA + ":owner");
            tokens.goDown();

            SigningKeys afterRestart = keys(kept);
            afterRestart.start();
            try {
                assertThat(afterRestart.areKnown()).isTrue();
                assertThat(new TokenVerifier(settings(), afterRestart, clock, List.of()).verify(token))
                        .isNotNull();
            } finally {
                afterRestart.stop();
            }
        }

        @Test
        void thatAreMissingMakeItNotReadyUntilTheIssuerIsThere() {
            tokens.goDown();
            SigningKeys first = keys(new KeptInMemory());
            first.start();
            try {
                TokenVerifier blind = new TokenVerifier(settings(), first, clock, List.of());
                assertThat(first.areKnown()).isFalse();
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(() -> blind.verify(tokens.token(ALFA + ":owner")))
                        .satisfies(
                                refused -> assertThat(refused.refusal().code()).isEqualTo("TEMPORARILY_UNAVAILABLE"));

                tokens.comeBack();

                org.awaitility.Awaitility.await().until(first::areKnown);
                assertThat(blind.verify(tokens.token(ALFA + ":owner"))).isNotNull();
            } finally {
                first.stop();
            }
        }

        @Test
        void stayWhenTheIssuerShowsNone() {
            KeySource empty = () -> "{\"keys\":[]}";
            SigningKeys first = new SigningKeys(empty, kept, nanoTime::get);
            first.start();
            try {
                assertThat(first.areKnown()).isTrue();
            } finally {
                first.stop();
            }
        }
    }

    private SigningKeys keys(SigningKeyStore store) {
        return new SigningKeys(KeySource.at(settings().keys()), store, nanoTime::get);
    }

    private TokenVerifier verifier() {
        return new TokenVerifier(settings(), keys, clock, List.of());
    }

    private IdentitySettings settings() {
        return new IdentitySettings(tokens.issuer(), "clinic-api", (URI) null);
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
