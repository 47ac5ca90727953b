package com.msaas.auth.twofactor;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.limits.Limit;
import com.msaas.auth.limits.Tries;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Counts wrong codes that come to our doors. Keycloak counts them too, together with those that are typed at its own
/// page, and switches an account off after a score with no right one among them (decision 18). This stops sooner, and
/// is over by itself.
@Component
public class CodeGuesses {
    static final Limit WRONG_CODES = new Limit("wrong_codes", 5, Duration.ofMinutes(15));
    static final Limit WRONG_CODES_OF_A_DAY = new Limit("wrong_codes_of_a_day", 20, Duration.ofDays(1));

    private static final List<Limit> LIMITS = List.of(WRONG_CODES, WRONG_CODES_OF_A_DAY);

    private final Tries tries;

    CodeGuesses(Tries tries) {
        this.tries = tries;
    }

    /// Looks at no code any more where too many were wrong, which is told as if this one were.
    public void refuseTooMany(EmailAddress address) {
        if (tries.areUsedUp(LIMITS, address.digest())) {
            throw new RefusedException(new InvalidCredentials());
        }
    }

    /// One was wrong.
    public RefusedException wrong(EmailAddress address) {
        tries.take(LIMITS, address.digest());
        return new RefusedException(new InvalidCredentials());
    }
}
