package com.msaas.tenant.integration;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    /// @param sealedByOthers how many an earlier key had sealed
    /// @param keyId of the newest key, which has sealed all of them now
    record Report(long sealedByOthers, String keyId) {}

    @PostMapping("/reseal")
    Report reseal(@RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun) {
        return new Report(dryRun ? sealAnew.toDo() : sealAnew.all(), seal.keyId());
    }
}
