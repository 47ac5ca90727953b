package com.msaas.tenant.team;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Role;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Takes a member out of the team, or lets him leave.
@Component
class RemoveMember {
    private final Team team;
    private final Members members;
    private final TeamChanges changes;
    private final TeamNews news;
    private final PlanLimits limits;
    private final TeamPlaces places;
    private final Clock clock;

    RemoveMember(
            Team team,
            Members members,
            TeamChanges changes,
            TeamNews news,
            PlanLimits limits,
            TeamPlaces places,
            Clock clock) {
        this.team = team;
        this.members = members;
        this.changes = changes;
        this.news = news;
        this.limits = limits;
        this.places = places;
        this.clock = clock;
    }

    /// @param by what he is who wants it so
    /// @throws RefusedException when there is no such member, his role is above the caller's own, or he is the
    /// last owner
    void remove(UUID user, ExpectedVersion expected, Role by) {
        changes.inTurn(() -> {
            Member member = team.demand(user);
            expected.check(member.version());
            Rank.demand(by, member.role());
            team.demandOwnerBesides(member);
            Member removed = member.removed();
            members.put(removed);
            news.removed(removed, clock.instant());
            limits.giveBack(places);
            return removed;
        });
    }
}
