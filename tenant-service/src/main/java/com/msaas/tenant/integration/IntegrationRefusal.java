package com.msaas.tenant.integration;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why an account is not connected.
enum IntegrationRefusal implements Refusal {
    ALREADY_CONNECTED(RefusalKind.CONFLICT, "The clinic has such an account already: change it, or take it out first."),
    INTEGRATION_REFUSED(RefusalKind.SENSELESS, "The other side does not take this account and secret.");

    private final RefusalKind kind;
    private final String message;

    IntegrationRefusal(RefusalKind kind, String message) {
        this.kind = kind;
        this.message = message;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public RefusalKind kind() {
        return kind;
    }

    @Override
    public String message() {
        return message;
    }
}
