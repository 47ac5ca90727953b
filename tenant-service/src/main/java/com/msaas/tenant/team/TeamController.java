package com.msaas.tenant.team;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Sort;
import com.msaas.platform.api.Sortable;
import com.msaas.platform.security.Caller;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.platform.security.Role;
import com.msaas.tenant.team.Team.TeamMember;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The clinic's people. Managing them is for those who run the clinic, and so is looking at the list.
@RestController
@RequestMapping("/api/team")
@Needs(Permission.MANAGE_TEAM)
class TeamController {
    private final Team team;
    private final ChangeRole changeRole;
    private final RemoveMember removeMember;

    TeamController(Team team, ChangeRole changeRole, RemoveMember removeMember) {
        this.team = team;
        this.changeRole = changeRole;
        this.removeMember = removeMember;
    }

    record ChangeMemberRequest(Role role) {}

    @GetMapping
    Page<TeamMember> team(
            @Sortable(value = Members.JOINED_AT, otherwise = Members.JOINED_AT) Sort sort, PageRequest page) {
        return team.list(sort, page);
    }

    @PatchMapping("/{userId}")
    TeamMember change(@PathVariable UUID userId, ExpectedVersion expected, @RequestBody ChangeMemberRequest request) {
        return team.named(changeRole.change(
                userId, request.role(), expected, Caller.current().demandRole()));
    }

    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID userId, ExpectedVersion expected) {
        removeMember.remove(userId, expected, Caller.current().demandRole());
    }
}
