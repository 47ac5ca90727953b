package com.msaas.tenant.invitation;

import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.TooEarly;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.tenant.team.TeamChanges;
import com.msaas.tenant.team.TeamPlaces;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Ends an invitation that nobody has answered in time. Its place is free again.
@Component
class LetInvitationRunOut implements JobHandler {
    static final String KIND = "invitation_expiry";

    private final TeamChanges changes;
    private final Invitations invitations;
    private final InvitationNews news;
    private final PlanLimits limits;
    private final TeamPlaces places;
    private final Clock clock;

    LetInvitationRunOut(
            TeamChanges changes,
            Invitations invitations,
            InvitationNews news,
            PlanLimits limits,
            TeamPlaces places,
            Clock clock) {
        this.changes = changes;
        this.invitations = invitations;
        this.news = news;
        this.limits = limits;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        InvitationId id = new InvitationId(UUID.fromString(job.key()));
        changes.inTurn(() -> {
            Optional<Invitation> unanswered = invitations.find(id);
            unanswered.ifPresent(this::end);
            return unanswered;
        });
    }

    private void end(Invitation invitation) {
        if (clock.instant().isBefore(invitation.over())) {
            throw new TooEarly(invitation.over());
        }
        invitations.remove(invitation.id());
        news.ranOut(invitation);
        limits.giveBack(places);
    }
}
