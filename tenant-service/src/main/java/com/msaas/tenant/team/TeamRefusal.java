package com.msaas.tenant.team;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why somebody stays what he is.
enum TeamRefusal implements Refusal {
    LAST_OWNER;

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
        return "A clinic always has an owner: make somebody else one first.";
    }
}
