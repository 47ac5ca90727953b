package com.msaas.billing.plan;

import java.util.Optional;

/// A plan by its name, what it costs and how far it reaches.
///
/// @param price nothing where it is agreed on with each clinic
/// @param stripePrice what Stripe calls that price; nothing where the plan is not sold through Stripe
public record Plan(String name, Optional<Price> price, Optional<String> stripePrice, Limits limits) {}
