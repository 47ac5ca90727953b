package com.msaas.testsupport;

import com.msaas.platform.security.Membership;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// An issuer of real tokens with a key of its own, served over HTTP as Keycloak serves its own. Makes good
/// tokens in no time, and every sort of bad one, which Keycloak would not.
public final class TokenForge implements Identity {
    private static final String REALM = "/realms/clinic";
    private static final Duration LIFE = Duration.ofHours(1);

    private static final RSAKey OTHER_KEY = rsa("forge");

    private final RSAKey key;
    private final String issuer;
    private final Clock clock;

    private TokenForge(RSAKey key, String issuer, Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
    }

    /// The forge of this JVM, making tokens that are good by this clock.
    public static TokenForge by(Clock clock) {
        return new TokenForge(Served.KEY, Served.ISSUER, clock);
    }

    /// A forge that says it is somebody else: nothing of it is good anywhere.
    static TokenForge impostor(String pretended) {
        return new TokenForge(OTHER_KEY, pretended, Clock.systemUTC());
    }

    private static String served(RSAKey key) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String issuer = "http://127.0.0.1:" + server.getAddress().getPort() + REALM;
            serve(server, "/protocol/openid-connect/certs", new JWKSet(key.toPublicJWK()).toString());
            serve(server, "/.well-known/openid-configuration", """
                    {"issuer": "%1$s", "jwks_uri": "%1$s/protocol/openid-connect/certs",
                     "authorization_endpoint": "%1$s/protocol/openid-connect/auth",
                     "token_endpoint": "%1$s/protocol/openid-connect/token",
                     "response_types_supported": ["code"], "subject_types_supported": ["public"],
                     "id_token_signing_alg_values_supported": ["RS256"]}
                    """.formatted(issuer));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String issuer() {
        return issuer;
    }

    @Override
    public Person person(String name, String email, List<Membership> memberships) {
        return new Person(UUID.randomUUID(), name, email, memberships);
    }

    @Override
    public Person assign(Person person, List<Membership> memberships) {
        return new Person(person.id(), person.name(), person.email(), memberships);
    }

    @Override
    public String token(Person person) {
        return token(person, UnaryOperator.identity());
    }

    /// A properly signed token with other claims than usual.
    public String token(Person person, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(change.apply(claims(person)).build(), key);
    }

    @Override
    public String operatorToken() {
        Person script = new Person(UUID.randomUUID(), "Operator", "operator@clinic.test", List.of());
        return token(
                script,
                claims -> claims.claim("azp", "clinic-operator")
                        .claim("preferred_username", "service-account-clinic-operator")
                        .claim("realm_access", Map.of("roles", List.of("operator"))));
    }

    @Override
    public String badToken(Person person, Flaw flaw) {
        Instant now = clock.instant();
        return switch (flaw) {
            case EXPIRED ->
                token(
                        person,
                        claims -> claims.issueTime(Date.from(now.minus(LIFE)))
                                .expirationTime(Date.from(now.minus(Duration.ofMinutes(5)))));
            case NOT_YET_VALID ->
                token(person, claims -> claims.notBeforeTime(Date.from(now.plus(Duration.ofMinutes(30)))));
            case OTHER_AUDIENCE -> token(person, claims -> claims.audience("account"));
            case OTHER_ISSUER -> token(person, claims -> claims.issuer("http://127.0.0.1:1" + REALM));
            case OTHER_KEY -> signed(claims(person).build(), OTHER_KEY);
            case ALG_NONE -> new PlainJWT(claims(person).build()).serialize();
            case PUBLIC_KEY_AS_SECRET -> signedWithPublicKey(claims(person).build());
            case CHANGED -> changed(token(person));
            case GARBAGE -> "not.a.token";
        };
    }

    private JWTClaimsSet.Builder claims(Person person) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(person.id().toString())
                .audience("clinic-api")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .claim("typ", "Bearer")
                .claim("azp", "clinic-login")
                .claim("sid", UUID.randomUUID().toString())
                .claim("name", person.name())
                .claim("preferred_username", person.email())
                .claim("email", person.email())
                .claim("email_verified", true);
        List<String> memberships =
                person.memberships().stream().map(TokenForge::claim).toList();
        return memberships.isEmpty() ? claims : claims.claim("memberships", memberships);
    }

    static String claim(Membership membership) {
        return membership.tenant() + ":" + membership.role().wireName();
    }

    private static String signed(JWTClaimsSet claims, RSAKey by) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signedWithPublicKey(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Claims to be somebody else under the same signature.
    static String changed(String token) {
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replaceFirst("\"sub\":\"[^\"]*\"", "\"sub\":\"" + UUID.randomUUID() + "\"");
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts);
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(HttpServer server, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(REALM + path, exchange -> answer(exchange, body));
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// One server is enough for a JVM.
    private static final class Served {
        private static final RSAKey KEY = rsa("forge");
        private static final String ISSUER = served(KEY);
    }
}
