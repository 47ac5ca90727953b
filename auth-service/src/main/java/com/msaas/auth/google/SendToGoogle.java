package com.msaas.auth.google;

import com.msaas.auth.google.GoogleRefusal.NotSetUp;
import com.msaas.auth.identity.IdentityProviders;
import com.msaas.auth.identity.IdentityProviders.Provider;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.link.PublicSite;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.net.URI;
import org.springframework.stereotype.Component;

/// Tells where a browser goes to sign in with Google. Keycloak is told of Google when the first one asks.
@Component
class SendToGoogle {
    private final GoogleSettings settings;
    private final IdentityProviders identityProviders;
    private final SignInDoor door;
    private final PublicSite site;
    private volatile boolean trusted;

    SendToGoogle(GoogleSettings settings, IdentityProviders identityProviders, SignInDoor door, PublicSite site) {
        this.settings = settings;
        this.identityProviders = identityProviders;
        this.door = door;
        this.site = site;
    }

    /// Where the browser goes; it comes back to a page of ours with a code, which only whoever holds the verifier of
    /// the challenge can use.
    ///
    /// @throws RefusedException when Google does not know us, the page is none of ours, or Keycloak is away
    URI from(String redirectUri, String state, String codeChallenge) {
        Provider google = settings.provider().orElseThrow(() -> new RefusedException(new NotSetUp()));
        if (!site.has(redirectUri)) {
            throw new RefusedException(InvalidInput.of("redirect_uri", "must be a page of this site"));
        }
        if (!trusted) {
            identityProviders.trust(google);
            trusted = true;
        }
        return door.page(google.alias(), redirectUri, state, codeChallenge);
    }
}
