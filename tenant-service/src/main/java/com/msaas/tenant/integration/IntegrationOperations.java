package com.msaas.tenant.integration;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For operators: what has to be done when the key changes that secrets are sealed with.
@RestController
@RequestMapping("/operations/integrations")
class IntegrationOperations {
    private final SealAnew sealAnew;
    private final Seal seal;

    IntegrationOperations(SealAnew sealAnew, Seal seal) {
        this.sealAnew = sealAnew;
        this.seal = seal;
    }

    /// @param keyId of the key that has sealed all of them now
    record Resealed(long resealed, String keyId) {}

    @PostMapping("/reseal")
    Resealed reseal() {
        return new Resealed(sealAnew.all(), seal.keyId());
    }
}
