package com.msaas.tenant.invitation;

import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Role;
import com.msaas.tenant.team.Rank;
import com.msaas.tenant.team.TeamChanges;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Has an invitation mailed once more; from then on the new link counts.
@Component
class SendInvitationAgain {
    private final TeamChanges changes;
    private final Invitations invitations;
    private final InvitationNews news;
    private final Clock clock;

    SendInvitationAgain(TeamChanges changes, Invitations invitations, InvitationNews news, Clock clock) {
        this.changes = changes;
        this.invitations = invitations;
        this.news = news;
        this.clock = clock;
    }

    /// @param by what he is who wants it so
    /// @throws RefusedException when there is no such invitation, or its role is above the caller's own
    Invitation send(InvitationId id, Role by) {
        return changes.inTurn(() -> {
            Invitation before = invitations.demand(id);
            Rank.demand(by, before.role());
            Invitation again = before.sentAgain(clock.instant());
            invitations.put(again);
            news.sent(again);
            return again;
        });
    }
}
