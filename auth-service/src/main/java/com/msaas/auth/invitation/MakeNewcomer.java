package com.msaas.auth.invitation;

import com.msaas.auth.account.Account;
import com.msaas.auth.identity.Activation;
import com.msaas.auth.identity.Password;
import com.msaas.auth.identity.PendingIdentities;
import com.msaas.auth.identity.UntilKeycloakAnswers;
import com.msaas.auth.identity.Users;
import com.msaas.auth.invitation.Invitation.Newcomer;
import com.msaas.auth.link.LinkInvalid;
import com.msaas.auth.registration.RegistrationJobs;
import com.msaas.auth.registration.RegistrationRefusal.EmailTaken;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes a user of somebody invited who has no account: first one that is off and has no address, as for a
/// registration, who then gets the address and joins. Each step may be repeated; a job looks after whoever is cut off
/// on the way.
@Component
class MakeNewcomer implements JobHandler {
    private static final Logger log = LoggerFactory.getLogger(MakeNewcomer.class);
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
    private static final String INVITATION = "invitation";
    private static final String PASSWORD = "password";

    private final StoredInvitations invitations;
    private final PendingIdentities identities;
    private final Users users;
    private final JoinClinic joinClinic;
    private final RegistrationJobs registrationJobs;
    private final UntilKeycloakAnswers untilKeycloakAnswers;
    private final Jobs jobs;
    private final Clock clock;

    MakeNewcomer(
            StoredInvitations invitations,
            PendingIdentities identities,
            Users users,
            JoinClinic joinClinic,
            RegistrationJobs registrationJobs,
            UntilKeycloakAnswers untilKeycloakAnswers,
            Jobs jobs,
            Clock clock) {
        this.invitations = invitations;
        this.identities = identities;
        this.users = users;
        this.joinClinic = joinClinic;
        this.registrationJobs = registrationJobs;
        this.untilKeycloakAnswers = untilKeycloakAnswers;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Makes the user and lets him join.
    ///
    /// @throws RefusedException when the password is too weak, the address was taken meanwhile, or Keycloak is away
    Joined make(Invitation invitation, String name, Password password) {
        Newcomer newcomer = new Newcomer(pending(invitation, password), name);
        jobs.schedule(
                kind(),
                invitation.id() + "/" + clock.millis(),
                clock.instant().plus(LEFT_ALONE),
                new Document(INVITATION, invitation.id()));
        if (!invitations.joining(invitation.id(), newcomer)) {
            throw new RefusedException(new LinkInvalid());
        }
        return finish(invitation, newcomer);
    }

    /// The user that is off: one that an earlier try has made has the password of this one.
    private UUID pending(Invitation invitation, Password password) {
        Optional<UUID> made = identities.find(invitation.id());
        if (made.isPresent() && users.setPassword(made.get(), password, PASSWORD)) {
            return made.get();
        }
        return identities.create(invitation.id(), invitation.membership(), password);
    }

    private Joined finish(Invitation invitation, Newcomer newcomer) {
        Activation activation = identities.activate(newcomer.userId(), invitation.email());
        if (activation != Activation.DONE) {
            registrationJobs.discard(invitation.id());
            throw new RefusedException(activation == Activation.ADDRESS_TAKEN ? new EmailTaken() : new LinkInvalid());
        }
        joinClinic.join(
                invitation, Account.verified(newcomer.userId(), invitation.email(), newcomer.name(), clock.instant()));
        return new Joined(newcomer.userId(), invitation.tenant(), invitation.role());
    }

    @Override
    public String kind() {
        return "invitation_recovery";
    }

    @Override
    public void run(Job job) {
        untilKeycloakAnswers.insist(() ->
                invitations.byId(job.payload().get(INVITATION, UUID.class)).ifPresent(this::finishIfBegun));
    }

    private void finishIfBegun(Invitation invitation) {
        Newcomer newcomer = invitation.newcomer();
        if (newcomer == null) {
            return;
        }
        try {
            finish(invitation, newcomer);
        } catch (RefusedException e) {
            if (e.refusal().kind() == RefusalKind.UNAVAILABLE) {
                throw e;
            }
            log.info(
                    "nobody joins by invitation {}: {}",
                    invitation.id(),
                    e.refusal().code());
        }
    }
}
