package com.msaas.gateway.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How sessions of browsers are kept.
///
/// @param secret random text that tokens at rest are sealed with; from `CLINIC_GATEWAY_SESSION_SECRET`
/// @param earlierSecrets those before it, by which what they sealed is still opened
/// @param idle how long a session lives that nobody uses; Keycloak may end it sooner
/// @param renewBefore how long before its end an access token is renewed
@Validated
@ConfigurationProperties("clinic.gateway.session")
record SessionSettings(
        @NotBlank @Size(min = 32) String secret,
        @DefaultValue List<@NotBlank @Size(min = 32) String> earlierSecrets,
        @DefaultValue("14d") Duration idle,
        @DefaultValue("30s") Duration renewBefore) {

    @Override
    public String toString() {
        return "SessionSettings";
    }
}
