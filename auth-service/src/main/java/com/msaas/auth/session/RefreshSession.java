package com.msaas.auth.session;

import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.identity.RefreshToken;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.Tokens;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// Continues a session with fresh tokens, which carry the memberships as they are now.
@Component
class RefreshSession {
    private final SignInDoor door;
    private final UpToDate upToDate;

    RefreshSession(SignInDoor door, UpToDate upToDate) {
        this.door = door;
        this.upToDate = upToDate;
    }

    /// Continues the session.
    ///
    /// @throws RefusedException when it has ended, or Keycloak is away
    Tokens refresh(RefreshToken token) {
        return upToDate.of(door.refresh(token).orElseThrow(() -> new RefusedException(new InvalidCredentials())));
    }
}
