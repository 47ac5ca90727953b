package com.msaas.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.RealServers;
import com.msaas.platform.id.Ids;
import com.msaas.testsupport.RealParts;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Keycloak goes away; who has signed in goes on, also at a service that is started meanwhile.
class KeptKeysTest {
    private final String database = RealParts.freshDatabase("kept_keys");

    @Test
    void serveAServiceThatStartsWhileTheIssuerIsGone() throws Exception {
        RSAKey key =
                new RSAKeyGenerator(2048).keyID("kept").keyUse(KeyUse.SIGNATURE).generate();
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
        issuer.createContext("/realms/clinic/protocol/openid-connect/certs", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        String name = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/realms/clinic";
        String token = token(key, name);

        try (ConfigurableApplicationContext before = service(name)) {
            assertThat(status(before, "/api/notes", token)).isEqualTo(200);
            issuer.stop(0);
            assertThat(status(before, "/api/notes", token(key, name))).isEqualTo(200);
        }
        try (ConfigurableApplicationContext after = service(name)) {
            assertThat(status(after, "/api/notes", token)).isEqualTo(200);
            assertThat(status(after, "/api/notes", "x")).isEqualTo(401);
            Awaitility.await().until(() -> status(after, "/actuator/health/readiness", null) == 200);
        }
    }

    @Test
    void thatNeverWereMakeAServiceNotReadyAndItsAnswersTemporary() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("kept").generate();
        String nobody = "http://127.0.0.1:1/realms/clinic";

        try (ConfigurableApplicationContext service = service(nobody)) {
            assertThat(status(service, "/actuator/health/readiness", null)).isEqualTo(503);
            assertThat(status(service, "/actuator/health/liveness", null)).isEqualTo(200);
            assertThat(status(service, "/api/notes", token(key, nobody))).isEqualTo(503);
            assertThat(status(service, "/api/notes", null)).isEqualTo(401);
        }
    }

    private ConfigurableApplicationContext service(String issuer) {
        return new SpringApplicationBuilder(NoteService.class)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "spring.application.name",
                        "note-service",
                        "server.port",
                        "0",
                        "server.address",
                        "127.0.0.1",
                        "clinic.mongodb.uri",
                        RealServers.mongodbUri(),
                        "clinic.mongodb.database",
                        database,
                        "clinic.kafka.bootstrap-servers",
                        RealParts.kafka(),
                        "clinic.identity.issuer",
                        issuer))
                .run();
    }

    private static String token(RSAKey key, String issuer) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience("clinic-api")
                        .subject(UUID.randomUUID().toString())
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .claim("memberships", List.of(Ids.next() + ":owner"))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static int status(ConfigurableApplicationContext service, String path, String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + NoteService.port(service) + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
