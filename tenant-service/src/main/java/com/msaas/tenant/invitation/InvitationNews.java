package com.msaas.tenant.invitation;

import com.msaas.contracts.InvitationContact;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.outbox.Outbox;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells what became of an invitation: those who mail its link, and the clinic's log.
@Component
class InvitationNews {
    private final Outbox outbox;
    private final AuditTrail auditTrail;

    InvitationNews(Outbox outbox, AuditTrail auditTrail) {
        this.outbox = outbox;
        this.auditTrail = auditTrail;
    }

    void sent(Invitation invitation) {
        outbox.publish(new InvitationContact(
                invitation.id().value(),
                invitation.version(),
                invitation.name(),
                invitation.email().value(),
                invitation.role().told(),
                invitation.expiresAt()));
        String action = invitation.version() == 1 ? "invitation.sent" : "invitation.sent_again";
        auditTrail.record(entry(action, invitation.id().value())
                .change("role", null, invitation.role())
                .personal("email", null, invitation.email()));
    }

    void accepted(Invitation invitation, UUID user) {
        over("invitation.accepted", invitation, user);
    }

    void withdrawn(Invitation invitation) {
        over("invitation.withdrawn", invitation, null);
    }

    void ranOut(Invitation invitation) {
        over("invitation.ran_out", invitation, null);
    }

    /// Somebody said yes to what does not stand any more.
    void acceptedTooLate(UUID invitation, UUID user) {
        auditTrail.record(entry("invitation.accepted_too_late", invitation)
                .change("user_id", null, user)
                .warning());
    }

    private void over(String action, Invitation invitation, @Nullable UUID user) {
        outbox.forget(InvitationContact.class, invitation.id().value());
        auditTrail.record(entry(action, invitation.id().value())
                .change("role", invitation.role(), null)
                .change("user_id", null, user)
                .personal("email", invitation.email(), null));
    }

    private static AuditEntry entry(String action, UUID invitation) {
        return AuditEntry.of(action, "invitation", invitation);
    }
}
