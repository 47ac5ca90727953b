package com.msaas.billing.plan;

/// A plan by its name, and how far it reaches.
public record Plan(String name, Limits limits) {}
