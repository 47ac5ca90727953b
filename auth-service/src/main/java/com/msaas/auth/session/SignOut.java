package com.msaas.auth.session;

import com.msaas.auth.ending.EndSessions;
import com.msaas.auth.identity.RefreshToken;
import com.msaas.auth.identity.SessionId;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.Users;
import com.msaas.auth.session.SessionRefusal.NotYours;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.VerifiedToken;
import org.springframework.stereotype.Component;

/// Ends the caller's session. A session that has ended already stays ended: that is no error.
@Component
class SignOut {
    private final SignInDoor door;
    private final Users users;
    private final EndSessions endSessions;

    SignOut(SignInDoor door, Users users, EndSessions endSessions) {
        this.door = door;
        this.users = users;
        this.endSessions = endSessions;
    }

    /// Ends the session whose refresh token this is.
    ///
    /// @throws RefusedException when it is somebody else's, or Keycloak is away
    void signOut(VerifiedToken caller, RefreshToken token) {
        SessionFacts.of(token)
                .filter(session -> SessionId.isOne(session.sessionId()))
                .ifPresent(session -> {
                    if (!session.userId().equals(caller.userId())) {
                        throw new RefusedException(new NotYours("This session is not yours to end."));
                    }
                    endSessions.begin(caller.userId(), caller.memberships().all(), session.sessionId());
                    if (door.end(token) || endedUntold(caller, session)) {
                        endSessions.ended(caller.userId(), caller.memberships().all(), session.sessionId());
                    }
                });
    }

    /// Whether an earlier try was cut off between Keycloak and us, so that nobody was told.
    private boolean endedUntold(VerifiedToken caller, SessionFacts session) {
        return session.sessionId().equals(caller.sessionId())
                && !users.sessions(caller.userId()).contains(session.sessionId());
    }
}
