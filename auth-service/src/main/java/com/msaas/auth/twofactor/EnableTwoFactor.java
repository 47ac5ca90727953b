package com.msaas.auth.twofactor;

import com.msaas.auth.account.SignedInUser;
import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.identity.OneTimeCodes;
import com.msaas.auth.identity.Password;
import com.msaas.auth.identity.PasswordCheck;
import com.msaas.auth.twofactor.TwoFactorRefusal.AlreadyOn;
import com.msaas.platform.refusal.RefusedException;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.stereotype.Component;

/// Begins to set up a second factor: nobody is asked for a code until one has proved that the app is ready.
@Component
class EnableTwoFactor {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    private final PasswordCheck passwordCheck;
    private final OneTimeCodes oneTimeCodes;
    private final StoredTwoFactors twoFactors;
    private final TotpSecrets secrets;

    EnableTwoFactor(
            PasswordCheck passwordCheck, OneTimeCodes oneTimeCodes, StoredTwoFactors twoFactors, TotpSecrets secrets) {
        this.passwordCheck = passwordCheck;
        this.oneTimeCodes = oneTimeCodes;
        this.twoFactors = twoFactors;
        this.secrets = secrets;
    }

    /// What the user needs to set it up, shown this once.
    record SetUp(TotpSecret secret, String address, List<String> recoveryCodes) {}

    /// Begins, in the place of an earlier try that came to nothing.
    ///
    /// @throws RefusedException when the password is wrong, or there is a second factor already
    SetUp begin(SignedInUser user, Password password) {
        if (!passwordCheck.isRight(user.address(), password)) {
            throw new RefusedException(new InvalidCredentials());
        }
        if (oneTimeCodes.areAskedOf(user.id())) {
            throw new RefusedException(new AlreadyOn());
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        List<String> codes = RecoveryCodes.random();
        twoFactors.begin(
                user.id(), nonce, codes.stream().map(RecoveryCodes::hash).toList());
        return new SetUp(secrets.of(user.id(), nonce), user.address().value(), codes);
    }
}
