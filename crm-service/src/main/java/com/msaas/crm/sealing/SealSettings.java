package com.msaas.crm.sealing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// What the seal is made of.
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
