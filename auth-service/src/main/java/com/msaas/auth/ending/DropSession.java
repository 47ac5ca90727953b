package com.msaas.auth.ending;

import com.msaas.auth.account.EachClinic;
import com.msaas.auth.account.EachClinic.UserClinics;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.Tokens;
import com.msaas.platform.security.BadToken;
import com.msaas.platform.security.TokenVerifier;
import com.msaas.platform.security.VerifiedToken;
import org.springframework.stereotype.Component;

/// Ends a session that was granted to us alone, to see that somebody is who he says. Nobody has tokens of it, so nobody
/// is told that it is over, whatever Keycloak says of it.
@Component
public class DropSession {
    private final SignInDoor door;
    private final TokenVerifier verifier;
    private final EachClinic eachClinic;
    private final StoredEndings endings;

    DropSession(SignInDoor door, TokenVerifier verifier, EachClinic eachClinic, StoredEndings endings) {
        this.door = door;
        this.verifier = verifier;
        this.eachClinic = eachClinic;
        this.endings = endings;
    }

    /// @throws com.msaas.platform.refusal.RefusedException when Keycloak is away
    public void of(Tokens tokens) {
        try {
            VerifiedToken token = verifier.verify(tokens.accessToken());
            String session = token.sessionId();
            if (session != null) {
                eachClinic.tell(
                        new UserClinics(token.userId(), token.memberships().all()), () -> endings.tell(session));
            }
        } catch (BadToken e) {
            // all of the user's sessions are ended this very moment
        }
        door.end(tokens.refreshToken());
    }
}
