package com.msaas.auth.twofactor;

import com.msaas.auth.account.EachClinic;
import com.msaas.auth.account.EachClinic.UserClinics;
import com.msaas.auth.account.SignedInUser;
import com.msaas.auth.identity.OneTimeCodes;
import com.msaas.auth.twofactor.TwoFactorRefusal.NotBegun;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Switches a second factor on once a code has proved that the app is ready. May be repeated until it has come to its
/// end.
@Component
class VerifyTwoFactor {
    private final OneTimeCodes oneTimeCodes;
    private final StoredTwoFactors twoFactors;
    private final TotpSecrets secrets;
    private final CodeGuesses guesses;
    private final EachClinic eachClinic;
    private final AuditTrail auditTrail;
    private final Clock clock;

    VerifyTwoFactor(
            OneTimeCodes oneTimeCodes,
            StoredTwoFactors twoFactors,
            TotpSecrets secrets,
            CodeGuesses guesses,
            EachClinic eachClinic,
            AuditTrail auditTrail,
            Clock clock) {
        this.oneTimeCodes = oneTimeCodes;
        this.twoFactors = twoFactors;
        this.secrets = secrets;
        this.guesses = guesses;
        this.eachClinic = eachClinic;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /// Switches it on.
    ///
    /// @throws RefusedException when the code is wrong, nothing is being set up, or Keycloak is away
    void verify(SignedInUser user, String code) {
        TotpSecret secret = twoFactors
                .nonce(user.id())
                .map(nonce -> secrets.of(user.id(), nonce))
                .orElseThrow(() -> new RefusedException(new NotBegun()));
        guesses.refuseTooMany(user.address());
        if (!secret.makes(code, clock.instant())) {
            throw guesses.wrong(user.address());
        }
        oneTimeCodes.ask(user.id(), secret.base32());
        twoFactors.on(user.id(), code);
        eachClinic.tell(
                new UserClinics(user.id(), user.memberships().all()),
                () -> auditTrail.record(AuditEntry.of("two_factor.enabled", "user", user.id())));
    }
}
