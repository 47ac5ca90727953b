package com.msaas.billing.checkout;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where people reach the system.
///
/// @param publicUrl where Stripe sends browsers back to, from `CLINIC_PUBLIC_URL`
@Validated
@ConfigurationProperties("clinic")
record PublicSite(@NotBlank String publicUrl) {

    String address(String path) {
        return (publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl) + path;
    }
}
