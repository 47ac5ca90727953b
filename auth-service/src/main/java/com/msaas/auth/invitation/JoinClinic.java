package com.msaas.auth.invitation;

import com.msaas.auth.account.Account;
import com.msaas.auth.account.Accounts;
import com.msaas.auth.account.ActingMember;
import com.msaas.auth.account.OutsideOfClinics;
import com.msaas.auth.link.LinkInvalid;
import com.msaas.auth.link.Links;
import com.msaas.auth.membership.KnownMemberships;
import com.msaas.auth.membership.WriteMemberships;
import com.msaas.auth.registration.EndRegistration;
import com.msaas.auth.registration.PendingRegistrations;
import com.msaas.auth.registration.Registration;
import com.msaas.contracts.InvitationAccepted;
import com.msaas.contracts.MemberContact;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Ends an invitation by its acceptance: with the same commit nobody else can accept it, the others are told, and a
/// registration that waited for the same address is over.
@Component
class JoinClinic {
    private final StoredInvitations invitations;
    private final Links links;
    private final Accounts accounts;
    private final PendingRegistrations registrations;
    private final EndRegistration endRegistration;
    private final KnownMemberships memberships;
    private final WriteMemberships writeMemberships;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Transactions transactions;
    private final Clock clock;

    JoinClinic(
            StoredInvitations invitations,
            Links links,
            Accounts accounts,
            PendingRegistrations registrations,
            EndRegistration endRegistration,
            KnownMemberships memberships,
            WriteMemberships writeMemberships,
            Outbox outbox,
            AuditTrail auditTrail,
            Transactions transactions,
            Clock clock) {
        this.invitations = invitations;
        this.links = links;
        this.accounts = accounts;
        this.registrations = registrations;
        this.endRegistration = endRegistration;
        this.memberships = memberships;
        this.writeMemberships = writeMemberships;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Lets the account's user join.
    ///
    /// @throws RefusedException when the invitation is over
    void join(Invitation invitation, Account account) {
        Actor member = ActingMember.behind(Actor.current(), account.userId(), invitation.role());
        Runnable joining = () -> member.run(() -> transactions.inOne(() -> joinInside(invitation, account)));
        OutsideOfClinics.entering(Set.of(invitation.tenant()), () -> {
            TenantContext.run(invitation.tenant(), joining);
            return invitation;
        });
    }

    private void joinInside(Invitation invitation, Account account) {
        UUID user = account.userId();
        if (!invitations.end(invitation.id())) {
            throw new RefusedException(new LinkInvalid());
        }
        links.used(Links.Purpose.INVITATION, invitation.id());
        if (accounts.of(user).isEmpty()) {
            accounts.add(account);
            registrations
                    .holder(account.email())
                    .ifPresent(waiting -> endRegistration.from(waiting.id(), Registration.State.PENDING));
        }
        memberships.foresee(user, invitation.role());
        writeMemberships.soon(user, invitation.id().toString(), false);
        outbox.publish(new InvitationAccepted(
                invitation.id(), 1, user, invitation.role().told(), clock.instant()));
        outbox.publish(new MemberContact(
                user, account.version(), account.name(), account.email().value()));
        auditTrail.record(AuditEntry.of("invitation.accepted", "invitation", invitation.id())
                .change("role", null, invitation.role()));
    }
}
