package com.msaas.auth;

import com.msaas.localstack.RealServers;
import com.msaas.testsupport.MailRoute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The service as all its tests share it: it reaches the real Keycloak and the real mail server by ways that can be
/// cut, and hears from Keycloak by another. There is one context for all of them, as two in one process would be two
/// instances to Kafka and share what is told.
public abstract class AuthTest {
    protected static final FaultyKeycloak KEYCLOAK = FaultyKeycloak.started();
    protected static final HeardFromKeycloak HEARD = HeardFromKeycloak.started();
    protected static final MailRoute MAIL = MailRoute.to(RealServers.smtpPort());

    @DynamicPropertySource
    static void othersBehindFaults(DynamicPropertyRegistry registry) {
        registry.add("clinic.identity.realm-url", KEYCLOAK::realmUrl);
        registry.add("clinic.mail.port", MAIL::port);
        registry.add("clinic.google.client-id", () -> OtherProvider.CLIENT);
        registry.add("clinic.google.client-secret", () -> OtherProvider.SECRET);
        registry.add("clinic.google.issuer", OtherProvider::issuer);
    }

    @BeforeEach
    void listen(@Value("${local.server.port}") int port) {
        HEARD.passOnTo(port);
    }

    @AfterEach
    void heal() {
        KEYCLOAK.heal();
        HEARD.heal();
        MAIL.open();
    }
}
