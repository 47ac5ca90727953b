package com.msaas.auth.google;

import com.msaas.auth.identity.IdentityProviders.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What Google knows the system by. Without it nobody can sign in with Google.
///
/// @param clientId from `CLINIC_GOOGLE_CLIENT_ID`
/// @param clientSecret from `CLINIC_GOOGLE_CLIENT_SECRET`
/// @param issuer another one than Google that speaks OpenID Connect, from `CLINIC_GOOGLE_ISSUER`
@ConfigurationProperties("clinic.google")
record GoogleSettings(
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("https://accounts.google.com") String issuer) {

    /// Google as Keycloak is told of it; nothing where Google does not know us.
    Optional<Provider> provider() {
        return clientId == null || clientId.isBlank() || clientSecret == null || clientSecret.isBlank()
                ? Optional.empty()
                : Optional.of(new Provider("google", issuer, clientId, clientSecret));
    }

    @Override
    public String toString() {
        return "GoogleSettings[" + issuer + "]";
    }
}
