package com.msaas.tenant.invitation;

import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Role;
import com.msaas.tenant.team.Rank;
import com.msaas.tenant.team.TeamChanges;
import com.msaas.tenant.team.TeamPlaces;
import org.springframework.stereotype.Component;

/// Takes an invitation back. Its place is free again.
@Component
class WithdrawInvitation {
    private final TeamChanges changes;
    private final Invitations invitations;
    private final InvitationNews news;
    private final Jobs jobs;
    private final PlanLimits limits;
    private final TeamPlaces places;

    WithdrawInvitation(
            TeamChanges changes,
            Invitations invitations,
            InvitationNews news,
            Jobs jobs,
            PlanLimits limits,
            TeamPlaces places) {
        this.changes = changes;
        this.invitations = invitations;
        this.news = news;
        this.jobs = jobs;
        this.limits = limits;
        this.places = places;
    }

    /// @param by what he is who wants it so
    /// @throws RefusedException when there is no such invitation, or its role is above the caller's own
    void withdraw(InvitationId id, Role by) {
        changes.inTurn(() -> {
            Invitation invitation = invitations.demand(id);
            Rank.demand(by, invitation.role());
            invitations.remove(id);
            jobs.cancel(LetInvitationRunOut.KIND, id.toString());
            news.withdrawn(invitation);
            limits.giveBack(places);
            return invitation;
        });
    }
}
