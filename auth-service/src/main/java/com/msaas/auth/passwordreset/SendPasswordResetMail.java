package com.msaas.auth.passwordreset;

import com.msaas.auth.account.Account;
import com.msaas.auth.account.Accounts;
import com.msaas.auth.link.LinkToken;
import com.msaas.auth.link.Links;
import com.msaas.platform.id.Ids;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mail.Mailer;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Sends the mail with the link. Each try has a link of its own, as only hashes are kept, and all tries have one
/// Message-ID, so whichever of them arrives works.
@Component
class SendPasswordResetMail implements JobHandler {
    static final Duration LINK_LIFE = Duration.ofHours(1);

    private static final String USER = "user";

    private final Accounts accounts;
    private final Links links;
    private final PasswordResetMail mail;
    private final Mailer mailer;
    private final Jobs jobs;
    private final Clock clock;

    SendPasswordResetMail(
            Accounts accounts, Links links, PasswordResetMail mail, Mailer mailer, Jobs jobs, Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.mail = mail;
        this.mailer = mailer;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "password_reset_mail";
    }

    /// Has it sent to the user, if there is one.
    void soon(UUID user) {
        jobs.schedule(kind(), Ids.next().toString(), clock.instant(), new Document(USER, user));
    }

    @Override
    public void run(Job job) {
        accounts.of(job.payload().get(USER, UUID.class)).ifPresent(account -> send(account, job.key()));
    }

    private void send(Account account, String mailing) {
        LinkToken token = LinkToken.random();
        links.add(
                Links.Purpose.PASSWORD_RESET,
                account.userId(),
                token,
                clock.instant().plus(LINK_LIFE));
        mailer.send(mail.to(account.email(), token, mailing));
    }
}
