package com.msaas.auth.invitation;

import com.msaas.auth.account.Account;
import com.msaas.auth.account.Accounts;
import com.msaas.auth.account.SignedInUser;
import com.msaas.auth.ending.DropSession;
import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.identity.Password;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.SignInOutcome;
import com.msaas.auth.invitation.InvitationRefusal.ForSomebodyElse;
import com.msaas.auth.link.LinkInvalid;
import com.msaas.auth.link.LinkToken;
import com.msaas.auth.link.Links;
import com.msaas.auth.membership.CarriedMemberships;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says yes to an invitation. The link proves that its holder reads mail at the invited address; whoever has an account
/// there proves besides that it is his.
@Component
class AcceptInvitation {
    private final Links links;
    private final StoredInvitations invitations;
    private final Accounts accounts;
    private final SignInDoor door;
    private final DropSession dropSession;
    private final MakeNewcomer makeNewcomer;
    private final JoinClinic joinClinic;
    private final CarriedMemberships carried;
    private final Clock clock;

    AcceptInvitation(
            Links links,
            StoredInvitations invitations,
            Accounts accounts,
            SignInDoor door,
            DropSession dropSession,
            MakeNewcomer makeNewcomer,
            JoinClinic joinClinic,
            CarriedMemberships carried,
            Clock clock) {
        this.links = links;
        this.invitations = invitations;
        this.accounts = accounts;
        this.door = door;
        this.dropSession = dropSession;
        this.makeNewcomer = makeNewcomer;
        this.joinClinic = joinClinic;
        this.carried = carried;
        this.clock = clock;
    }

    /// With a password: of his account, or the one that he chooses as somebody new.
    ///
    /// @param name how he calls himself, where he is new and not called as the invitation has it
    /// @param code of the second factor, where his account has one
    /// @throws RefusedException when the link does not count, the password is wrong or too weak, or
    ///     Keycloak is away
    Joined withPassword(LinkToken token, @Nullable String name, Password password, @Nullable String code) {
        return use(
                token,
                invitation -> accounts.with(invitation.email())
                        .map(account -> withAccount(invitation, account, password, code))
                        .orElseGet(() ->
                                makeNewcomer.make(invitation, name == null ? invitation.name() : name, password)));
    }

    /// As somebody who is signed in.
    ///
    /// @throws RefusedException when the link does not count, or is somebody else's
    Joined signedIn(LinkToken token, SignedInUser user) {
        return use(token, invitation -> {
            if (!user.address().equals(invitation.email())) {
                throw new RefusedException(new ForSomebodyElse());
            }
            return joinAs(
                    invitation,
                    accounts.of(user.id())
                            .orElseGet(
                                    () -> Account.verified(user.id(), user.address(), user.name(), clock.instant())));
        });
    }

    private Joined use(LinkToken token, Function<Invitation, Joined> accept) {
        return links.use(
                Links.Purpose.INVITATION,
                token,
                id -> accept.apply(invitations.byId(id).orElseThrow(() -> new RefusedException(new LinkInvalid()))));
    }

    private Joined withAccount(Invitation invitation, Account account, Password password, @Nullable String code) {
        SignInOutcome outcome = door.signIn(account.email().value(), password, code);
        if (!(outcome instanceof SignInOutcome.Granted(var tokens))) {
            throw new RefusedException(new InvalidCredentials());
        }
        dropSession.of(tokens);
        return joinAs(invitation, account);
    }

    private Joined joinAs(Invitation invitation, Account account) {
        joinClinic.join(invitation, account);
        try {
            carried.write(account.userId());
        } catch (RefusedException e) {
            if (e.refusal().kind() != RefusalKind.UNAVAILABLE) {
                throw e;
            }
            // a job does it once Keycloak is there
        }
        return new Joined(account.userId(), invitation.tenant(), invitation.role());
    }
}
