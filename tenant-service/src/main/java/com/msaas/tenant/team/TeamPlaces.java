package com.msaas.tenant.team;

import com.msaas.platform.limits.Counted;
import org.springframework.stereotype.Component;

/// The places in a team that a plan limits: those who are in it, and those who are asked to be.
@Component
public class TeamPlaces implements Counted {
    private final Members members;
    private final OpenInvitations invitations;

    TeamPlaces(Members members, OpenInvitations invitations) {
        this.members = members;
        this.invitations = invitations;
    }

    @Override
    public String limit() {
        return "team_members";
    }

    @Override
    public long count() {
        return members.count() + invitations.count();
    }
}
