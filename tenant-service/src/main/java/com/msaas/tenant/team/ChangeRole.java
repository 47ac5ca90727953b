package com.msaas.tenant.team;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Role;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Gives a member another role.
@Component
class ChangeRole {
    private final Team team;
    private final Members members;
    private final TeamChanges changes;
    private final TeamNews news;
    private final Clock clock;

    ChangeRole(Team team, Members members, TeamChanges changes, TeamNews news, Clock clock) {
        this.team = team;
        this.members = members;
        this.changes = changes;
        this.news = news;
        this.clock = clock;
    }

    /// @param by what he is who wants it so
    /// @throws RefusedException when there is no such member, one of the roles is above the caller's own, or it
    /// is the last owner's
    Member change(UUID user, Role to, ExpectedVersion expected, Role by) {
        return changes.inTurn(() -> {
            Member before = team.demand(user);
            expected.check(before.version());
            Rank.demand(by, before.role(), to);
            if (before.role() == to) {
                return before;
            }
            team.demandOwnerBesides(before);
            Member after = before.becoming(to);
            members.put(after);
            news.roleChanged(before, after, clock.instant());
            return after;
        });
    }
}
