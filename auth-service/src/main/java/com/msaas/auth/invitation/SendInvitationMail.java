package com.msaas.auth.invitation;

import com.msaas.auth.copies.Clinic;
import com.msaas.auth.copies.Clinics;
import com.msaas.auth.link.LinkToken;
import com.msaas.auth.link.Links;
import com.msaas.contracts.InvitationContact;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.TooEarly;
import com.msaas.platform.mail.Mailer;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Sends the mail with the link. Each try has a link of its own, as only hashes are kept, and all tries have one
/// Message-ID, so whichever of them arrives works.
@Component
class SendInvitationMail implements JobHandler {
    static final String KIND = "invitation_mail";

    private static final String INVITATION = "invitation";
    private static final String VERSION = "version";
    private static final Duration CLINIC_UNKNOWN = Duration.ofSeconds(1);

    private final StoredInvitations invitations;
    private final Clinics clinics;
    private final Links links;
    private final InvitationMail mail;
    private final Mailer mailer;
    private final Clock clock;

    SendInvitationMail(
            StoredInvitations invitations,
            Clinics clinics,
            Links links,
            InvitationMail mail,
            Mailer mailer,
            Clock clock) {
        this.invitations = invitations;
        this.clinics = clinics;
        this.links = links;
        this.mail = mail;
        this.mailer = mailer;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /// What a job has to know.
    static Document about(InvitationContact told) {
        return new Document(INVITATION, told.invitationId()).append(VERSION, told.version());
    }

    @Override
    public void run(Job job) {
        long version = job.payload().getLong(VERSION);
        invitations
                .byId(job.payload().get(INVITATION, UUID.class))
                .filter(invitation -> invitation.version() == version && invitation.isOpen(clock.instant()))
                .ifPresent(invitation -> send(invitation, job.key()));
    }

    private void send(Invitation invitation, String mailing) {
        // its settings and its invitations come by different topics
        Clinic clinic =
                clinics.find().orElseThrow(() -> new TooEarly(clock.instant().plus(CLINIC_UNKNOWN)));
        LinkToken token = LinkToken.random();
        links.add(Links.Purpose.INVITATION, invitation.id(), token, invitation.expiresAt());
        mailer.send(mail.to(invitation.email(), clinic.name(), token, mailing.replace('/', '.')));
    }
}
