package com.msaas.tenant.team;

import com.msaas.platform.security.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lets somebody in who has proved who he is, or sends him away. Where he signs in he may be written down as a
/// member already, so either way it is told what he is.
@Component
public class AdmitMember {
    private final Members members;
    private final TeamChanges changes;
    private final TeamNews news;

    AdmitMember(Members members, TeamChanges changes, TeamNews news) {
        this.members = members;
        this.changes = changes;
        this.news = news;
    }

    /// Makes him a member. One who is here already stays what he is.
    ///
    /// @return whether that takes up a place
    public boolean admit(UUID user, Role role, Instant at) {
        return changes.inTurn(() -> {
            Optional<Member> known = members.everHere(user);
            if (known.filter(Member::active).isPresent()) {
                confirm(known.get(), role, at);
                return false;
            }
            Member member = known.map(was -> was.rejoining(role, at)).orElseGet(() -> Member.joining(user, role, at));
            members.put(member);
            news.joined(member);
            return true;
        });
    }

    /// Makes sure that nobody takes him for a member by an invitation that is void.
    public void turnAway(UUID user, Role role, Instant at) {
        changes.inTurn(() -> {
            Optional<Member> known = members.everHere(user);
            if (known.filter(Member::active).isPresent()) {
                confirm(known.get(), role, at);
                return known;
            }
            Member stranger = known.map(Member::removed).orElseGet(() -> Member.turnedAway(user, role, at));
            members.put(stranger);
            news.turnedAway(stranger, at);
            return known;
        });
    }

    private void confirm(Member member, Role invitedAs, Instant at) {
        Member still = member.becoming(member.role());
        members.put(still);
        news.confirmed(still, invitedAs, at);
    }
}
