package com.msaas.auth.session;

import com.msaas.auth.identity.RefreshToken;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.session.SessionRefusal.NotYours;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.VerifiedToken;
import org.springframework.stereotype.Component;

/// Ends the caller's session. A session that has ended already stays ended: that is no error.
@Component
class SignOut {
    private final SignInDoor door;
    private final SessionLog log;

    SignOut(SignInDoor door, SessionLog log) {
        this.door = door;
        this.log = log;
    }

    /// Ends the session whose refresh token this is.
    ///
    /// @throws RefusedException when it is somebody else's, or Keycloak is away
    void signOut(VerifiedToken caller, RefreshToken token) {
        SessionFacts.of(token).ifPresent(session -> {
            if (!session.userId().equals(caller.userId())) {
                throw new RefusedException(new NotYours("This session is not yours to end."));
            }
            if (door.end(token)) {
                log.ended(session, caller.memberships().all());
            }
        });
    }
}
