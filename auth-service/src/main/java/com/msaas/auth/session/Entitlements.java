package com.msaas.auth.session;

/// What a clinic's plan allows and how much of it is used.
///
/// @param plan the plan's name in small letters
record Entitlements(String plan, Figures limits, Figures usage) {

    /// The same figures as limits and as usage.
    record Figures(long appointmentsPerMonth, long clients, long teamMembers, long storageBytes) {}

    /// What every clinic has as long as nothing else is known of its plan.
    private static final Figures FREE = new Figures(100, 50, 1, 1L << 30);

    /// A clinic starts with its owner and nothing else.
    private static final Figures OWNER_ALONE = new Figures(0, 0, 1, 0);

    /// The free plan.
    static Entitlements free() {
        return new Entitlements("free", FREE, OWNER_ALONE);
    }
}
