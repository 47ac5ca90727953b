package com.msaas.tenant.invitation;

import com.msaas.platform.api.OneLine;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Caller;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.platform.security.Role;
import com.msaas.tenant.team.Rank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who is asked to join the clinic.
@RestController
@RequestMapping("/api/team")
@Needs(Permission.MANAGE_TEAM)
class InvitationController {
    private final Invite invite;
    private final SendInvitationAgain sendAgain;
    private final WithdrawInvitation withdraw;
    private final Invitations invitations;
    private final Idempotently idempotently;

    InvitationController(
            Invite invite,
            SendInvitationAgain sendAgain,
            WithdrawInvitation withdraw,
            Invitations invitations,
            Idempotently idempotently) {
        this.invite = invite;
        this.sendAgain = sendAgain;
        this.withdraw = withdraw;
        this.invitations = invitations;
        this.idempotently = idempotently;
    }

    record InviteRequest(
            EmailAddress email, @Size(max = 100) @OneLine String name, Role role) {}

    record InvitationView(
            InvitationId invitationId,
            String name,
            EmailAddress email,
            Role role,
            UUID invitedBy,
            Instant createdAt,
            Instant expiresAt,
            long version)
            implements Versioned {
        static InvitationView of(Invitation invitation) {
            return new InvitationView(
                    invitation.id(),
                    invitation.name(),
                    invitation.email(),
                    invitation.role(),
                    invitation.invitedBy(),
                    invitation.createdAt(),
                    invitation.expiresAt(),
                    invitation.version());
        }
    }

    @PostMapping("/invite")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<InvitationView> invite(@RequestBody InviteRequest request) {
        Caller caller = Caller.current();
        Rank.demand(caller.demandRole(), request.role());
        return idempotently.created(
                () -> invite.invite(request.name().strip(), request.email(), request.role(), caller.userId()),
                InvitationView::of);
    }

    @GetMapping("/invitations")
    Page<InvitationView> list(PageRequest page) {
        return invitations.list(page).map(InvitationView::of);
    }

    @PostMapping("/invitations/{id}/resend")
    ResponseEntity<InvitationView> resend(@PathVariable InvitationId id) {
        Role by = Caller.current().demandRole();
        return idempotently.ok(() -> sendAgain.send(id, by), InvitationView::of);
    }

    @DeleteMapping("/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable InvitationId id) {
        withdraw.withdraw(id, Caller.current().demandRole());
    }
}
