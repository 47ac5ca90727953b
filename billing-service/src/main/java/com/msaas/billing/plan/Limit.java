package com.msaas.billing.plan;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// In what respect a plan may be limited.
public enum Limit {
    APPOINTMENTS_PER_MONTH(Limits::appointmentsPerMonth),
    CLIENTS(Limits::clients),
    TEAM_MEMBERS(Limits::teamMembers),
    STORAGE_BYTES(Limits::storageBytes);

    private final Function<Limits, @Nullable Long> allowed;

    Limit(Function<Limits, @Nullable Long> allowed) {
        this.allowed = allowed;
    }

    /// As it is told.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many these limits allow; nothing where they allow any number.
    public @Nullable Long of(Limits limits) {
        return allowed.apply(limits);
    }
}
