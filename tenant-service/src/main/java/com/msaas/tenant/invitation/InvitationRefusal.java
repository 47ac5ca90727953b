package com.msaas.tenant.invitation;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why somebody is not asked to join.
enum InvitationRefusal implements Refusal {
    ALREADY_MEMBER("A member of the clinic has this address."),
    ALREADY_INVITED("Whoever has this address is invited already: send that invitation again, or withdraw it.");

    private final String message;

    InvitationRefusal(String message) {
        this.message = message;
    }

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
        return message;
    }
}
