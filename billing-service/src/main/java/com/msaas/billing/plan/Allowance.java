package com.msaas.billing.plan;

import org.jspecify.annotations.Nullable;

/// How far a plan reaches in one respect.
///
/// @param allowed nothing where it has no limit
/// @param liftedBy the next plan that reaches further; nothing where none does
public record Allowance(
        Limit limit, @Nullable Long allowed, @Nullable String liftedBy) {}
