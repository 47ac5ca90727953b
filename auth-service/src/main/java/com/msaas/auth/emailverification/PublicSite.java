package com.msaas.auth.emailverification;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where people reach the system.
///
/// @param publicUrl what links in mails begin with, from `CLINIC_PUBLIC_URL`
@Validated
@ConfigurationProperties("clinic")
record PublicSite(@NotBlank String publicUrl) {

    /// The address of the page behind a link.
    String verification(LinkToken token) {
        String base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        return base + "/api/auth/verify-email?token=" + token.value();
    }
}
