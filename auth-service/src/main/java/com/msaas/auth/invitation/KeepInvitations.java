package com.msaas.auth.invitation;

import com.msaas.auth.link.Links;
import com.msaas.auth.registration.RegistrationJobs;
import com.msaas.contracts.InvitationContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.jobs.Jobs;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Has a mail sent to whoever is invited, and lets its links die with the invitation.
@Component
class KeepInvitations implements Reaction {
    private final StoredInvitations invitations;
    private final Jobs jobs;
    private final Links links;
    private final RegistrationJobs registrationJobs;
    private final Clock clock;

    KeepInvitations(
            StoredInvitations invitations, Jobs jobs, Links links, RegistrationJobs registrationJobs, Clock clock) {
        this.invitations = invitations;
        this.jobs = jobs;
        this.links = links;
        this.registrationJobs = registrationJobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(InvitationContact.class, this::invite).onForgotten(Topic.TENANT_CONTACT, this::withdraw);
    }

    private void invite(InvitationContact told) {
        if (invitations.take(told)) {
            jobs.schedule(
                    SendInvitationMail.KIND,
                    told.invitationId() + "/" + told.version(),
                    clock.instant(),
                    SendInvitationMail.about(told));
        }
    }

    private void withdraw(UUID invitation) {
        if (invitations.end(invitation)) {
            links.used(Links.Purpose.INVITATION, invitation);
            registrationJobs.discard(invitation);
        }
    }
}
