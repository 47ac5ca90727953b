package com.msaas.auth.passwordreset;

import com.msaas.auth.account.EachClinic;
import com.msaas.auth.account.EachClinic.UserClinics;
import com.msaas.auth.ending.EndSessions;
import com.msaas.auth.identity.Password;
import com.msaas.auth.identity.Users;
import com.msaas.auth.link.LinkInvalid;
import com.msaas.auth.link.LinkToken;
import com.msaas.auth.link.Links;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Membership;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Gives the user of a link another password, which ends all his sessions: whoever knows the old one is out. The link
/// is used up last, so that whoever is cut off on the way can use it again; his sessions end all the same.
@Component
class SetNewPassword {
    private final Links links;
    private final Users users;
    private final EndSessions endSessions;
    private final EndSessionsAfterReset afterReset;
    private final EachClinic eachClinic;
    private final AuditTrail auditTrail;
    private final Transactions transactions;

    SetNewPassword(
            Links links,
            Users users,
            EndSessions endSessions,
            EndSessionsAfterReset afterReset,
            EachClinic eachClinic,
            AuditTrail auditTrail,
            Transactions transactions) {
        this.links = links;
        this.users = users;
        this.endSessions = endSessions;
        this.afterReset = afterReset;
        this.eachClinic = eachClinic;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
    }

    /// Sets the password.
    ///
    /// @throws RefusedException when the link does not count, the password breaks the policy, or Keycloak is away
    void set(LinkToken token, Password password) {
        links.use(Links.Purpose.PASSWORD_RESET, token, user -> {
            afterReset.unlessDone(user, () -> change(user, password));
            return user;
        });
    }

    private void change(UUID user, Password password) {
        if (!users.setPassword(user, password, PasswordResetPages.PASSWORD)) {
            throw new RefusedException(new LinkInvalid());
        }
        users.unlock(user);
        List<Membership> memberships = users.memberships(user).all();
        endSessions.all(user, memberships);
        transactions.inOne(() -> {
            if (!links.used(Links.Purpose.PASSWORD_RESET, user)) {
                throw new RefusedException(new LinkInvalid());
            }
            eachClinic.tell(
                    new UserClinics(user, memberships),
                    () -> auditTrail.record(
                            AuditEntry.of("password.reset", "user", user).warning()));
        });
    }
}
