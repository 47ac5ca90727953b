package com.msaas.auth.session;

import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.Tokens;
import com.msaas.auth.membership.CarriedMemberships;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Lets nobody have tokens that carry what he is known not to be any more, as long as Keycloak has not been told.
@Component
class UpToDate {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final CarriedMemberships carried;
    private final SignInDoor door;

    UpToDate(CarriedMemberships carried, SignInDoor door) {
        this.carried = carried;
        this.door = door;
    }

    /// These tokens, or others of the same session if those are outdated.
    ///
    /// @throws RefusedException when the session has ended, or Keycloak is away
    Tokens of(Tokens granted) {
        SessionFacts session = SessionFacts.of(granted);
        if (areRight(granted)) {
            return granted;
        }
        carried.write(session.userId());
        Tokens fresh =
                door.refresh(granted.refreshToken()).orElseThrow(() -> new RefusedException(new InvalidCredentials()));
        if (!areRight(fresh)) {
            throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
        }
        return fresh;
    }

    private boolean areRight(Tokens tokens) {
        SessionFacts session = SessionFacts.of(tokens);
        return carried.areRight(session.userId(), session.memberships());
    }
}
