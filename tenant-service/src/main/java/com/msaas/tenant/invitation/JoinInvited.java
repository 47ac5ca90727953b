package com.msaas.tenant.invitation;

import com.msaas.contracts.InvitationAccepted;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.platform.security.Role;
import com.msaas.tenant.team.AdmitMember;
import com.msaas.tenant.team.TeamChanges;
import com.msaas.tenant.team.TeamPlaces;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Whoever says yes to an invitation joins, if it still stands when that is heard.
@Component
class JoinInvited implements Reaction {
    private final TeamChanges changes;
    private final Invitations invitations;
    private final AdmitMember admitMember;
    private final InvitationNews news;
    private final Jobs jobs;
    private final PlanLimits limits;
    private final TeamPlaces places;

    JoinInvited(
            TeamChanges changes,
            Invitations invitations,
            AdmitMember admitMember,
            InvitationNews news,
            Jobs jobs,
            PlanLimits limits,
            TeamPlaces places) {
        this.changes = changes;
        this.invitations = invitations;
        this.admitMember = admitMember;
        this.news = news;
        this.jobs = jobs;
        this.limits = limits;
        this.places = places;
    }

    @Override
    public String name() {
        return "accepted-invitations";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(InvitationAccepted.class, this::take);
    }

    private void take(InvitationAccepted accepted) {
        changes.inTurn(() -> {
            Optional<Invitation> standing = invitations.find(new InvitationId(accepted.invitationId()));
            standing.ifPresentOrElse(invitation -> join(invitation, accepted), () -> turnAway(accepted));
            return standing;
        });
    }

    /// With what the invitation says, as that is this service's own word.
    private void join(Invitation invitation, InvitationAccepted accepted) {
        invitations.remove(invitation.id());
        jobs.cancel(LetInvitationRunOut.KIND, invitation.id().toString());
        news.accepted(invitation, accepted.userId());
        boolean takesThePlace = admitMember.admit(accepted.userId(), invitation.role(), accepted.at());
        if (!takesThePlace) {
            limits.giveBack(places);
        }
    }

    private void turnAway(InvitationAccepted accepted) {
        news.acceptedTooLate(accepted.invitationId(), accepted.userId());
        admitMember.turnAway(accepted.userId(), Role.of(accepted.role()), accepted.at());
    }
}
