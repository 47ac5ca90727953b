package com.msaas.tenant.team;

import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Sort;
import com.msaas.platform.api.Sortable;
import com.msaas.platform.security.OnlyFor;
import com.msaas.platform.security.Role;
import com.msaas.tenant.team.Team.TeamMember;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The clinic's people. Managing them is for those who run the clinic, and so is looking at the list.
@RestController
@OnlyFor({Role.OWNER, Role.ADMIN})
class TeamController {
    private final Team team;

    TeamController(Team team) {
        this.team = team;
    }

    @GetMapping("/api/team")
    Page<TeamMember> team(
            @Sortable(value = Members.JOINED_AT, otherwise = Members.JOINED_AT) Sort sort, PageRequest page) {
        return team.list(sort, page);
    }
}
