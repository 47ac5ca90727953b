package com.msaas.badclinic.pharmacy;

import com.msaas.platform.tenancy.TenantGuard;

/// A class that tells the guard to look away.
final class PassesTheGuard {
    String everything() {
        return TenantGuard.crossing("because it is easier", () -> "everything");
    }
}
