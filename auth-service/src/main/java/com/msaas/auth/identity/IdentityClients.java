package com.msaas.auth.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// The clients of the realm that this service acts as.
///
/// @param issuer the realm's address, from `CLINIC_IDENTITY_ISSUER`
/// @param realmUrl where the realm is reached from here, when that is not the issuer's own address
/// @param adminClientSecret of `clinic-auth-service`, which writes users
/// @param loginClientSecret of `clinic-login`, through which people sign in
/// @param passwordCheckClientSecret of `clinic-password-check`, which has passwords compared and nothing else
@Validated
@ConfigurationProperties("clinic.identity")
public record IdentityClients(
        @NotBlank String issuer,
        @Nullable URI realmUrl,
        @NotBlank @Size(min = 16) String adminClientSecret,
        @NotBlank @Size(min = 16) String loginClientSecret,
        @NotBlank @Size(min = 16) String passwordCheckClientSecret) {

    /// Below this are the realm's own endpoints.
    String realm() {
        return realmUrl == null ? issuer : realmUrl.toString();
    }

    /// Below this are the administrator's.
    String admin() {
        String realm = realm();
        int at = realm.lastIndexOf("/realms/");
        if (at < 0) {
            throw new IllegalStateException("clinic.identity.issuer is not the address of a realm");
        }
        return realm.substring(0, at) + "/admin" + realm.substring(at);
    }

    @Override
    public String toString() {
        return "IdentityClients[" + issuer + "]";
    }
}
