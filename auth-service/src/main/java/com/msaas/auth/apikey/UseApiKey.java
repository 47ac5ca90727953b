package com.msaas.auth.apikey;

import com.msaas.auth.account.OutsideOfClinics;
import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.identity.OneAtATime;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.SignInOutcome;
import com.msaas.auth.identity.Tokens;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.BadToken;
import com.msaas.platform.security.TokenVerifier;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Gives an access token for a key. It lives as short as a person's, and nothing renews it but the key.
@Component
class UseApiKey {
    private final SignInDoor door;
    private final OneAtATime oneAtATime;
    private final TokenVerifier verifier;
    private final ApiKeys keys;
    private final Clock clock;

    UseApiKey(SignInDoor door, OneAtATime oneAtATime, TokenVerifier verifier, ApiKeys keys, Clock clock) {
        this.door = door;
        this.oneAtATime = oneAtATime;
        this.verifier = verifier;
        this.keys = keys;
        this.clock = clock;
    }

    /// @throws RefusedException when there is no such key any more, or Keycloak is away
    Tokens token(KeyText text) {
        String name = ApiKey.userName(text.id());
        if (!(oneAtATime.with(name, () -> door.signIn(name, text.secret(), null))
                instanceof SignInOutcome.Granted(Tokens tokens))) {
            throw new RefusedException(new InvalidCredentials());
        }
        TenantId clinic = clinicOf(tokens);
        boolean stands = OutsideOfClinics.entering(
                List.of(clinic),
                () -> TenantContext.call(clinic, () -> {
                    boolean known = keys.find(text.id())
                            .filter(key -> !key.isOver(clock.instant()))
                            .isPresent();
                    keys.used(text.id(), clock.instant());
                    return known;
                }));
        // Keycloak may not have heard yet that it is over
        if (!stands) {
            throw new RefusedException(new InvalidCredentials());
        }
        return tokens;
    }

    private TenantId clinicOf(Tokens tokens) {
        try {
            return verifier.verify(tokens.accessToken())
                    .memberships()
                    .all()
                    .getFirst()
                    .tenant();
        } catch (BadToken e) {
            // the key is ended this very moment, and its tokens are void already
            throw new RefusedException(new InvalidCredentials());
        }
    }
}
