package com.msaas.platform.security;

import java.util.Optional;

/// Where the last good signing keys are kept, so that a service goes on when it starts while Keycloak is
/// down.
interface SigningKeyStore {

    /// The kept ones, as a JSON Web Key Set.
    Optional<String> load();

    /// Keeps these in place of the others.
    void save(String keys);
}
