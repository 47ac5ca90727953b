package com.msaas.auth.copies;

import org.jspecify.annotations.Nullable;

/// What a clinic's plan allows; nothing where it allows any number.
///
/// @param plan the plan's name in small letters
public record Allowed(
        String plan,
        @Nullable Long appointmentsPerMonth,
        @Nullable Long clients,
        @Nullable Long teamMembers,
        @Nullable Long storageBytes) {

    /// What every clinic has as long as nothing else is known of its plan.
    static final Allowed UNTIL_TOLD = new Allowed("free", 100L, 50L, 1L, 1L << 30);
}
