package com.msaas.billing.webhook;

import com.msaas.platform.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Stripe brings no token: its signature is what lets it in.
@Configuration(proxyBeanMethods = false)
class Doors {

    @Bean
    PublicPaths openDoors() {
        return PublicPaths.of("POST " + WebhookController.PATH);
    }
}
