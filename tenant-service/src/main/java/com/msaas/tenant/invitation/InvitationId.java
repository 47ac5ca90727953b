package com.msaas.tenant.invitation;

import java.util.UUID;

/// Names one invitation.
record InvitationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
