package com.msaas.auth.twofactor;

import com.msaas.auth.account.EachClinic;
import com.msaas.auth.account.EachClinic.UserClinics;
import com.msaas.auth.identity.OneTimeCodes;
import com.msaas.auth.identity.Users;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// A user's second factor, as signing in has to know of it.
@Component
public class SecondFactor {
    private final OneTimeCodes oneTimeCodes;
    private final StoredTwoFactors twoFactors;
    private final Users users;
    private final EachClinic eachClinic;
    private final AuditTrail auditTrail;

    SecondFactor(
            OneTimeCodes oneTimeCodes,
            StoredTwoFactors twoFactors,
            Users users,
            EachClinic eachClinic,
            AuditTrail auditTrail) {
        this.oneTimeCodes = oneTimeCodes;
        this.twoFactors = twoFactors;
        this.users = users;
        this.eachClinic = eachClinic;
        this.auditTrail = auditTrail;
    }

    /// Whether it is on.
    public boolean isOn(UUID user) {
        return twoFactors.isOn(user);
    }

    /// Whether the code was spent on setting up a moment ago.
    public boolean isSpent(UUID user, String code) {
        return twoFactors.isSpent(user, code);
    }

    /// Takes the second factor away if this is one of the user's recovery codes, which all are used up by that.
    /// Keycloak goes first: whoever is cut off has his code still.
    ///
    /// @return false when it is none of them
    public boolean recover(UUID user, String code) {
        if (!twoFactors.hasRecoveryCode(user, RecoveryCodes.hash(code))) {
            return false;
        }
        takeAway(user, "two_factor.recovered");
        return true;
    }

    /// Takes the second factor away.
    void takeAway(UUID user, String action) {
        oneTimeCodes.askNoMore(user);
        UserClinics clinics = new UserClinics(user, users.memberships(user).all());
        twoFactors.forget(user);
        eachClinic.tell(
                clinics,
                () -> auditTrail.record(AuditEntry.of(action, "user", user).warning()));
    }
}
