package com.msaas.platform.security;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Whose tokens are accepted.
///
/// @param issuer the realm's address as tokens name it, from `CLINIC_IDENTITY_ISSUER`
/// @param audience what a token must be meant for, from `CLINIC_IDENTITY_AUDIENCE`
/// @param keysUrl where the signing keys are, when the issuer's own address cannot be reached from here
@Validated
@ConfigurationProperties("clinic.identity")
public record IdentitySettings(
        @NotBlank String issuer,
        @NotBlank @DefaultValue("clinic-api") String audience,
        @Nullable URI keysUrl) {

    URI keys() {
        return keysUrl != null ? keysUrl : URI.create(issuer + "/protocol/openid-connect/certs");
    }
}
