package com.msaas.auth.invitation;

import com.msaas.auth.account.Accounts;
import com.msaas.auth.copies.Clinic;
import com.msaas.auth.copies.Clinics;
import com.msaas.auth.link.LinkInvalid;
import com.msaas.auth.link.LinkToken;
import com.msaas.auth.link.Links;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import org.springframework.stereotype.Component;

/// Shows what an invitation's link is about; that changes nothing.
@Component
class ShowInvitation {
    private final Links links;
    private final StoredInvitations invitations;
    private final Clinics clinics;
    private final Accounts accounts;

    ShowInvitation(Links links, StoredInvitations invitations, Clinics clinics, Accounts accounts) {
        this.links = links;
        this.invitations = invitations;
        this.clinics = clinics;
        this.accounts = accounts;
    }

    /// The invitation behind the link.
    ///
    /// @throws RefusedException when the link does not count
    InvitationView behind(LinkToken token) {
        return links.subject(Links.Purpose.INVITATION, token)
                .flatMap(invitations::byId)
                .map(this::view)
                .orElseThrow(() -> new RefusedException(new LinkInvalid()));
    }

    private InvitationView view(Invitation invitation) {
        String clinicName = TenantContext.call(
                invitation.tenant(), () -> clinics.find().map(Clinic::name).orElse(""));
        return new InvitationView(
                clinicName,
                invitation.role(),
                invitation.email().value(),
                invitation.name(),
                accounts.hold(invitation.email()),
                invitation.expiresAt());
    }
}
