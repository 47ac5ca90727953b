package com.msaas.platform.tenancy;

import java.util.Optional;

/// The tenant that the current work is done for, bound once at the edge of a service: from the token on HTTP,
/// from the event on Kafka, from the job on a timer. It cannot be changed inside, only left.
public final class TenantContext {
    private static final ScopedValue<TenantId> CURRENT = ScopedValue.newInstance();

    private TenantContext() {}

    /// The bound tenant.
    ///
    /// @throws NoTenantBound when there is none
    public static TenantId current() {
        return CURRENT.orElseThrow(NoTenantBound::new);
    }

    /// The bound tenant, if any.
    public static Optional<TenantId> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// Does the work for the tenant and gives its result.
    ///
    /// @throws IllegalStateException when another tenant is bound already
    public static <T, X extends Throwable> T call(TenantId tenant, ScopedValue.CallableOp<T, X> work) throws X {
        refuseAnother(tenant);
        return ScopedValue.where(CURRENT, tenant).call(work);
    }

    /// Does the work for the tenant.
    ///
    /// @throws IllegalStateException when another tenant is bound already
    public static void run(TenantId tenant, Runnable work) {
        refuseAnother(tenant);
        ScopedValue.where(CURRENT, tenant).run(work);
    }

    private static void refuseAnother(TenantId tenant) {
        if (CURRENT.isBound() && !CURRENT.get().equals(tenant)) {
            throw new IllegalStateException("work of one tenant may not enter another");
        }
    }
}
