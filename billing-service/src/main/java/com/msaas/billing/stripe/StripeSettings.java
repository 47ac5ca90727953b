package com.msaas.billing.stripe;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Our account at Stripe.
///
/// @param apiKey by which we call, from `CLINIC_BILLING_STRIPE_API_KEY`
/// @param webhookSecret by which Stripe signs, from `CLINIC_BILLING_STRIPE_WEBHOOK_SECRET`
/// @param apiBase what takes the place of Stripe's own address, from `CLINIC_BILLING_STRIPE_API_BASE`
/// @param connectTimeout how long a connection may take
/// @param readTimeout how long an answer may take
@Validated
@ConfigurationProperties("clinic.billing.stripe")
record StripeSettings(
        @NotBlank @Size(min = 16) String apiKey,
        @NotBlank @Size(min = 16) String webhookSecret,
        @Nullable String apiBase,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("8s") Duration readTimeout) {

    /// Secrets stay out of logs.
    @Override
    public String toString() {
        return "StripeSettings[" + (apiBase == null ? "" : apiBase) + "]";
    }
}
