package com.msaas.auth.identity;

import com.msaas.auth.identity.KeycloakHttp.Answer;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Has Keycloak compare a password and nothing else: at the sign-in itself a missing code cannot be told from a wrong
/// password. Wrong ones count as they do there. A right one of somebody with a second factor counts as nothing: were it
/// a success, Keycloak would forget the codes that were guessed before.
@Component
public class PasswordCheck {
    private final KeycloakHttp keycloak;

    PasswordCheck(KeycloakHttp keycloak) {
        this.keycloak = keycloak;
    }

    /// Whether this is the password of whoever has the address. With a second factor Keycloak answers by the form that
    /// asks for the code and leaves it at that; without, the session that comes of it ends at once.
    public boolean isRight(EmailAddress address, Password password) {
        Answer answer = keycloak.asPasswordCheck(
                SignInDoor.TOKEN,
                Map.of("grant_type", "password", "username", address.value(), "password", password.value()));
        if (!answer.isOk()) {
            SignInDoor.refuseUnknown(answer);
            return false;
        }
        String session = answer.text("refresh_token");
        if (!session.isEmpty()) {
            keycloak.asPasswordCheck(SignInDoor.LOGOUT, Map.of("refresh_token", session));
        }
        return true;
    }
}
