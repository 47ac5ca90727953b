package com.msaas.billing.stripe;

import com.stripe.StripeClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Stripe's own client. It tries once more by itself when a connection breaks: each of our calls carries a key
/// under which Stripe does it once.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StripeSettings.class)
class StripeConfiguration {

    @Bean
    StripeClient stripeClient(StripeSettings settings) {
        StripeClient.StripeClientBuilder client = StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
                .setMaxNetworkRetries(1);
        String base = settings.apiBase();
        if (base != null && !base.isBlank()) {
            client.setApiBase(base);
        }
        return client.build();
    }
}
