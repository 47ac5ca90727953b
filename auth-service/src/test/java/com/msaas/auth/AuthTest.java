package com.msaas.auth;

import org.junit.jupiter.api.AfterEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The service as all its tests share it: it reaches the real Keycloak by a way that can be cut. There is one
/// context for all of them, as two in one process would be two instances to Kafka and share what is told.
public abstract class AuthTest {
    protected static final FaultyKeycloak KEYCLOAK = FaultyKeycloak.started();

    @DynamicPropertySource
    static void keycloakBehindFaults(DynamicPropertyRegistry registry) {
        registry.add("clinic.identity.realm-url", KEYCLOAK::realmUrl);
        registry.add("clinic.google.client-id", () -> OtherProvider.CLIENT);
        registry.add("clinic.google.client-secret", () -> OtherProvider.SECRET);
        registry.add("clinic.google.issuer", OtherProvider::issuer);
    }

    @AfterEach
    void heal() {
        KEYCLOAK.heal();
    }
}
