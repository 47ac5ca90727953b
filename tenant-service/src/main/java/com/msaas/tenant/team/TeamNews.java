package com.msaas.tenant.team;

import com.msaas.contracts.MemberJoined;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRoleChanged;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.security.Role;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Tells what became of a member: everybody, and the clinic's log.
@Component
class TeamNews {
    private final Outbox outbox;
    private final AuditTrail auditTrail;

    TeamNews(Outbox outbox, AuditTrail auditTrail) {
        this.outbox = outbox;
        this.auditTrail = auditTrail;
    }

    void joined(Member member) {
        outbox.publish(new MemberJoined(
                member.userId(), member.version(), member.role().told(), member.joinedAt()));
        auditTrail.record(entry("team.member_joined", member).change("role", null, member.role()));
    }

    void roleChanged(Member before, Member after, Instant now) {
        confirmed(after, before.role(), now);
        auditTrail.record(entry("team.role_changed", after)
                .change("role", before.role(), after.role())
                .critical());
    }

    void removed(Member member, Instant now) {
        turnedAway(member, now);
        auditTrail.record(entry("team.member_removed", member)
                .change("role", member.role(), null)
                .critical());
    }

    /// He is what he was, whatever has been written down of him elsewhere in the meantime.
    void confirmed(Member member, Role previously, Instant now) {
        outbox.publish(new MemberRoleChanged(
                member.userId(), member.version(), member.role().told(), previously.told(), now));
    }

    /// He is not here, whatever has been written down of him elsewhere in the meantime.
    void turnedAway(Member member, Instant now) {
        outbox.publish(new MemberRemoved(
                member.userId(), member.version(), member.role().told(), now));
    }

    private static AuditEntry entry(String action, Member member) {
        return AuditEntry.of(action, "member", member.userId());
    }
}
