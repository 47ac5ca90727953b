package com.msaas.auth.identity;

import com.msaas.auth.identity.KeycloakHttp.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where Keycloak grants, continues and ends sessions.
@Component
public class SignInDoor {
    static final String TOKEN = "/protocol/openid-connect/token";
    static final String LOGOUT = "/protocol/openid-connect/logout";

    private final KeycloakHttp keycloak;
    private final IdentityClients clients;

    SignInDoor(KeycloakHttp keycloak, IdentityClients clients) {
        this.keycloak = keycloak;
        this.clients = clients;
    }

    /// Asks to be let in.
    ///
    /// @param name an address, or the name of a pending user
    /// @param code of the second factor, where there is one
    public SignInOutcome signIn(String name, Password password, @Nullable String code) {
        Map<String, String> form =
                new HashMap<>(Map.of("grant_type", "password", "username", name, "password", password.value()));
        if (code != null) {
            form.put("totp", code);
        }
        Answer answer = keycloak.asLogin(TOKEN, form);
        if (answer.isOk()) {
            return new SignInOutcome.Granted(tokens(answer));
        }
        refuseUnknown(answer);
        return answer.text("error_description").equals("Account disabled")
                ? new SignInOutcome.RightButDisabled()
                : new SignInOutcome.Wrong();
    }

    /// Where a browser goes to sign in at another provider, from where it comes back with a code.
    ///
    /// @param provider what Keycloak calls him
    /// @param codeChallenge of the verifier that the code takes to be used, as
    ///     [RFC 7636](https://www.rfc-editor.org/rfc/rfc7636) has it
    public URI page(String provider, String redirectUri, String state, String codeChallenge) {
        return URI.create(clients.issuer() + "/protocol/openid-connect/auth?client_id=clinic-login"
                + "&response_type=code&scope=openid&code_challenge_method=S256&code_challenge=" + codeChallenge
                + "&kc_idp_hint=" + provider
                + "&state=" + KeycloakHttp.encoded(state)
                + "&redirect_uri=" + KeycloakHttp.encoded(redirectUri));
    }

    /// Begins the session of whoever comes back with a code.
    ///
    /// @return nothing when the code does not count, or no more
    public Optional<Tokens> exchange(String code, String codeVerifier, String redirectUri) {
        Answer answer = keycloak.asLogin(
                TOKEN,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "code_verifier",
                        codeVerifier,
                        "redirect_uri",
                        redirectUri));
        if (answer.isOk()) {
            return Optional.of(tokens(answer));
        }
        refuseUnknown(answer);
        return Optional.empty();
    }

    /// Continues a session.
    ///
    /// @return nothing when it has ended, or never was
    public Optional<Tokens> refresh(RefreshToken token) {
        Answer answer = keycloak.asLogin(TOKEN, Map.of("grant_type", "refresh_token", "refresh_token", token.value()));
        if (answer.isOk()) {
            return Optional.of(tokens(answer));
        }
        refuseUnknown(answer);
        return Optional.empty();
    }

    /// Ends a session: its refresh tokens are dead at once.
    ///
    /// @return false when it had ended before, or never was
    public boolean end(RefreshToken token) {
        Answer answer = keycloak.asLogin(LOGOUT, Map.of("refresh_token", token.value()));
        if (!answer.isOk()) {
            refuseUnknown(answer);
        }
        return answer.isOk();
    }

    private static Tokens tokens(Answer answer) {
        return new Tokens(
                answer.text("access_token"),
                new RefreshToken(answer.text("refresh_token")),
                Duration.ofSeconds(answer.body().path("expires_in").asLong(0)));
    }

    /// Anything but a grant that is not given is a fault of ours: a wrong secret, a client that is missing.
    static void refuseUnknown(Answer answer) {
        String error = answer.text("error");
        if (!error.equals("invalid_grant") && !error.equals("invalid_token")) {
            throw new IllegalStateException("Keycloak answers " + answer.status() + " " + error);
        }
    }
}
