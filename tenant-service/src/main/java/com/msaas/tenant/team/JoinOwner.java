package com.msaas.tenant.team;

import com.msaas.contracts.ClinicRegistered;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.security.Role;
import org.springframework.stereotype.Component;

/// Whoever registers a clinic is its first member, and its owner.
@Component
class JoinOwner implements Reaction {
    static final String NAME = "clinic-owners";

    private final Members members;
    private final AuditTrail auditTrail;

    JoinOwner(Members members, AuditTrail auditTrail) {
        this.members = members;
        this.auditTrail = auditTrail;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(ClinicRegistered.class, this::join);
    }

    private void join(ClinicRegistered registered) {
        Member owner = new Member(registered.userId(), Role.OWNER, registered.at());
        members.put(owner);
        auditTrail.record(
                AuditEntry.of("team.member_joined", "member", owner.userId()).change("role", null, owner.role()));
    }
}
