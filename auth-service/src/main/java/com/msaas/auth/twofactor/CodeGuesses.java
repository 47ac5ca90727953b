package com.msaas.auth.twofactor;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.limits.Limit;
import com.msaas.auth.limits.Tries;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Counts wrong codes. Keycloak counts them too, but forgets them with each right password that comes without a code.
@Component
public class CodeGuesses {
    static final Limit WRONG_CODES = new Limit("wrong_codes", 5, Duration.ofMinutes(15));

    private final Tries tries;

    CodeGuesses(Tries tries) {
        this.tries = tries;
    }

    /// Looks at no code any more where too many were wrong, which is told as if this one were.
    public void refuseTooMany(EmailAddress address) {
        if (tries.areUsedUp(WRONG_CODES, address.digest())) {
            throw new RefusedException(new InvalidCredentials());
        }
    }

    /// One was wrong.
    public RefusedException wrong(EmailAddress address) {
        tries.take(WRONG_CODES, address.digest());
        return new RefusedException(new InvalidCredentials());
    }
}
