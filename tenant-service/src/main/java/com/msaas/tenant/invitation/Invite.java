package com.msaas.tenant.invitation;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.id.Ids;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Role;
import com.msaas.tenant.team.Team;
import com.msaas.tenant.team.TeamChanges;
import com.msaas.tenant.team.TeamPlaces;
import java.time.Clock;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Asks somebody to join, and keeps a place for him.
@Component
class Invite {
    private final Team team;
    private final TeamChanges changes;
    private final Invitations invitations;
    private final InvitationNews news;
    private final Jobs jobs;
    private final PlanLimits limits;
    private final TeamPlaces places;
    private final Clock clock;

    Invite(
            Team team,
            TeamChanges changes,
            Invitations invitations,
            InvitationNews news,
            Jobs jobs,
            PlanLimits limits,
            TeamPlaces places,
            Clock clock) {
        this.team = team;
        this.changes = changes;
        this.invitations = invitations;
        this.news = news;
        this.jobs = jobs;
        this.limits = limits;
        this.places = places;
        this.clock = clock;
    }

    /// @throws RefusedException when whoever has the address is a member or asked already, or the plan has no
    /// place left
    Invitation invite(String name, EmailAddress email, Role role, UUID by) {
        team.demandReady();
        limits.demandRoom(places);
        return changes.inTurn(() -> {
            refuseKnown(email);
            Invitation invitation = Invitation.of(new InvitationId(Ids.next()), name, email, role, by, clock.instant());
            invitations.put(invitation);
            jobs.schedule(LetInvitationRunOut.KIND, invitation.id().toString(), invitation.over(), new Document());
            news.sent(invitation);
            limits.take(places);
            return invitation;
        });
    }

    private void refuseKnown(EmailAddress email) {
        if (team.isReachedAt(email)) {
            throw new RefusedException(InvitationRefusal.ALREADY_MEMBER);
        }
        if (invitations.at(email).isPresent()) {
            throw new RefusedException(InvitationRefusal.ALREADY_INVITED);
        }
    }
}
