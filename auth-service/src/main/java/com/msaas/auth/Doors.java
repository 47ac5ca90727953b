package com.msaas.auth;

import com.msaas.platform.security.PublicPaths;
import com.msaas.platform.security.WithoutClinic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Which doors are open before somebody has signed in, and which before a clinic is chosen.
@Configuration(proxyBeanMethods = false)
class Doors {

    @Bean
    PublicPaths openDoors() {
        return PublicPaths.of(
                "POST /api/auth/register",
                "GET /api/auth/verify-email",
                "POST /api/auth/verify-email",
                "POST /api/auth/verify-email/resend",
                "POST /api/auth/password-reset",
                "GET /api/auth/password-reset-verify",
                "POST /api/auth/password-reset-verify",
                "GET /api/auth/invitation",
                "GET /api/auth/invitations/{token}",
                "POST /api/auth/invitations/{token}/accept",
                "GET /api/auth/oauth/google",
                "POST /api/auth/oauth/token",
                "POST /api/auth/login",
                "POST /api/auth/api-keys/token",
                "POST /api/auth/refresh",
                // Keycloak's signature is looked at behind it
                "POST /keycloak/logout");
    }

    @Bean
    WithoutClinic personalDoors() {
        return WithoutClinic.of(
                "POST /api/auth/logout",
                "POST /api/auth/session/tenant",
                "POST /api/auth/invitations/accept",
                "/api/auth/2fa/**");
    }
}
