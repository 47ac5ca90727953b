package com.msaas.billing.plan;

import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/// How far a plan reaches; nothing where it has no limit.
public record Limits(
        @Nullable @Positive Long appointmentsPerMonth,
        @Nullable @Positive Long clients,
        @Nullable @Positive Long teamMembers,
        @Nullable @Positive Long storageBytes) {}
