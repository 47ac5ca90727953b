package com.msaas.contracts;

import org.jspecify.annotations.Nullable;

/// How far a plan reaches in one respect.
///
/// @param limit in what: `appointments_per_month`, `clients`, `team_members`, `storage_bytes`
/// @param allowed how many; absent where the plan has no limit
/// @param liftedBy the next plan that reaches further; absent where none does
public record PlanLimit(
        @WireForm(WireForm.WORD) String limit,
        @Nullable Long allowed,
        @WireForm(WireForm.WORD) @Nullable String liftedBy) {}
