package com.msaas.crm.client;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// What national ids are sealed with.
///
/// @param sealingSecret random text, of which the key is made; without it nobody can read what was sealed
@Validated
@ConfigurationProperties("clinic.crm")
record SealSettings(@NotBlank @Size(min = 32) String sealingSecret) {

    @Override
    public String toString() {
        return "SealSettings";
    }
}
