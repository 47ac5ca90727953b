package com.msaas.gateway.limiting;

import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How many requests are let through in a minute. The tighter ones are parts of the general one unless they
/// are set, so that one number makes a development machine generous.
///
/// @param perMinute of one user, or of one address where nobody signed in; from
///     `CLINIC_RATE_LIMIT_PER_MINUTE`
/// @param loginPerMinute sign-ins and guesses at mailed tokens, of one address
/// @param registerPerMinute new accounts, of one address
/// @param mailPerMinute requests that send a mail to whoever is named, of one address
/// @param publicPerMinute bookings and messages on clinics' public pages, of one address
@Validated
@ConfigurationProperties("clinic.rate-limit")
public record RateLimitSettings(
        @Positive @DefaultValue("100") int perMinute,
        @Positive @Nullable Integer loginPerMinute,
        @Positive @Nullable Integer registerPerMinute,
        @Positive @Nullable Integer mailPerMinute,
        @Positive @Nullable Integer publicPerMinute) {

    int limitOf(Allowance allowance) {
        return switch (allowance) {
            case GENERAL -> perMinute;
            case LOGIN -> loginPerMinute != null ? loginPerMinute : part(5);
            case REGISTER -> registerPerMinute != null ? registerPerMinute : part(10);
            case MAIL -> mailPerMinute != null ? mailPerMinute : part(20);
            case PUBLIC -> publicPerMinute != null ? publicPerMinute : part(5);
        };
    }

    private int part(int divisor) {
        return Math.max(1, perMinute / divisor);
    }
}
