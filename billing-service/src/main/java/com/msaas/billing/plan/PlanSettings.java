package com.msaas.billing.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The plans there are.
///
/// @param initial the one that a new clinic has
/// @param currency of all prices
/// @param plans from the smallest to the one that reaches furthest
@Validated
@ConfigurationProperties("clinic.billing")
record PlanSettings(
        @NotBlank String initial,
        @NotNull Currency currency,
        @NotEmpty List<@Valid Entry> plans) {

    /// One plan.
    ///
    /// @param monthlyPrice nothing where it is agreed on with each clinic
    /// @param stripePrice the id of that price at Stripe
    /// @param limits nothing at all where there are none
    record Entry(
            @NotBlank @Pattern(regexp = "[a-z][a-z_]*") String name,
            @Nullable BigDecimal monthlyPrice,
            @Nullable String stripePrice,
            @Valid @DefaultValue Limits limits) {

        Plan plan(Currency currency) {
            return new Plan(
                    name,
                    Optional.ofNullable(monthlyPrice).map(amount -> new Price(amount, currency)),
                    Optional.ofNullable(stripePrice).filter(price -> !price.isBlank()),
                    limits);
        }
    }

    Plans asPlans() {
        return new Plans(plans.stream().map(entry -> entry.plan(currency)).toList(), initial);
    }
}
