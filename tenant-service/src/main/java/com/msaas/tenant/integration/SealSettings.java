package com.msaas.tenant.integration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// What secrets are sealed with.
///
/// @param sealingSecret random text, of which the key is made that seals from now on
/// @param sealingEarlierSecrets of those whose seals still open, until all is sealed anew
@Validated
@ConfigurationProperties("clinic.tenant")
record SealSettings(
        @NotBlank @Size(min = 32) String sealingSecret,
        @Nullable List<@Size(min = 32) String> sealingEarlierSecrets) {

    @Override
    public String toString() {
        return "SealSettings";
    }
}
