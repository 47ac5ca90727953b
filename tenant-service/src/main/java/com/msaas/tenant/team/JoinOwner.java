package com.msaas.tenant.team;

import com.msaas.contracts.ClinicRegistered;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.security.Role;
import org.springframework.stereotype.Component;

/// Whoever registers a clinic is its first member, and its owner.
@Component
class JoinOwner implements Reaction {
    static final String NAME = "clinic-owners";

    private final AdmitMember admitMember;

    JoinOwner(AdmitMember admitMember) {
        this.admitMember = admitMember;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(
                ClinicRegistered.class,
                registered -> admitMember.admit(registered.userId(), Role.OWNER, registered.at()));
    }
}
