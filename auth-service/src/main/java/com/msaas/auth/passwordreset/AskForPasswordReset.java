package com.msaas.auth.passwordreset;

import com.msaas.auth.account.Account;
import com.msaas.auth.account.Accounts;
import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.limits.Limit;
import com.msaas.auth.limits.Tries;
import com.msaas.platform.id.Ids;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Has a mail with a link sent to whoever has the address. Asking does the same work whether anybody has it or not, so
/// that neither the answer nor its time tells: for nobody, a mail to nobody is put there.
@Component
class AskForPasswordReset {
    static final Limit MAILS = new Limit("password_reset_mails", 5, Duration.ofHours(1));

    private final Accounts accounts;
    private final SendPasswordResetMail mail;
    private final Tries tries;

    AskForPasswordReset(Accounts accounts, SendPasswordResetMail mail, Tries tries) {
        this.accounts = accounts;
        this.mail = mail;
        this.tries = tries;
    }

    /// Has the mail sent, if it was not asked for too often.
    void ask(EmailAddress address) {
        UUID user = accounts.with(address).map(Account::userId).orElseGet(Ids::next);
        if (tries.take(MAILS, address.digest())) {
            mail.soon(user);
        }
    }
}
