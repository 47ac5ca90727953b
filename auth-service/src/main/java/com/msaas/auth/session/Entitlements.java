package com.msaas.auth.session;

import com.msaas.auth.copies.Allowed;
import org.jspecify.annotations.Nullable;

/// What a clinic's plan allows and how much of it is used.
///
/// @param plan the plan's name in small letters
record Entitlements(String plan, Figures limits, Figures usage) {

    /// The same figures as limits and as usage; none where there is no limit.
    record Figures(
            @Nullable Long appointmentsPerMonth,
            @Nullable Long clients,
            @Nullable Long teamMembers,
            @Nullable Long storageBytes) {}

    /// No file can be stored.
    private static final long STORAGE_USED = 0;

    static Entitlements of(Allowed allowed, long appointments, long clients, long teamMembers) {
        return new Entitlements(
                allowed.plan(),
                new Figures(
                        allowed.appointmentsPerMonth(),
                        allowed.clients(),
                        allowed.teamMembers(),
                        allowed.storageBytes()),
                new Figures(appointments, clients, teamMembers, STORAGE_USED));
    }
}
