package com.msaas.platform.tenancy;

/// Tenant data was asked for where no tenant is bound: a programming error, never an answer to a client.
public final class NoTenantBound extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoTenantBound() {
        super("no tenant is bound here: enter through TenantContext at the edge (HTTP, event, job, public door)");
    }
}
