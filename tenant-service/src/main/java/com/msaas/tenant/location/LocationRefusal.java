package com.msaas.tenant.location;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why a location stays.
enum LocationRefusal implements Refusal {
    LAST_LOCATION;

    @Override
    public String code() {
        return name();
    }

    @Override
    public RefusalKind kind() {
        return RefusalKind.CONFLICT;
    }

    @Override
    public String message() {
        return "A clinic works somewhere: add another location first.";
    }
}
