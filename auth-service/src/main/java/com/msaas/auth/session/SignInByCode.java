package com.msaas.auth.session;

import com.msaas.auth.firstvisit.FirstVisit;
import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.identity.OneAtATime;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.Tokens;
import com.msaas.platform.refusal.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets somebody in who has signed in at Keycloak's own page, or at another provider by way of it, and has come back
/// with a code. Whoever comes for the first time gets a clinic.
@Component
class SignInByCode {
    private final SignInDoor door;
    private final OneAtATime oneAtATime;
    private final FirstVisit firstVisit;
    private final UpToDate upToDate;
    private final SessionLog log;

    SignInByCode(SignInDoor door, OneAtATime oneAtATime, FirstVisit firstVisit, UpToDate upToDate, SessionLog log) {
        this.door = door;
        this.oneAtATime = oneAtATime;
        this.firstVisit = firstVisit;
        this.upToDate = upToDate;
        this.log = log;
    }

    /// Starts the session.
    ///
    /// @param redirectUri the page that the code came to
    /// @param clinicName how the clinic of a newcomer is to be called
    /// @throws RefusedException when the code does not count, or Keycloak is away
    Tokens signIn(String code, String codeVerifier, String redirectUri, @Nullable String clinicName) {
        Tokens granted = door.exchange(code, codeVerifier, redirectUri)
                .orElseThrow(() -> new RefusedException(new InvalidCredentials()));
        SessionFacts session = SessionFacts.of(granted);
        session.address()
                .filter(_ -> session.memberships().all().isEmpty())
                .ifPresent(address -> oneAtATime.with(address.value(), () -> {
                    firstVisit.of(session.userId(), address, session.name(), clinicName);
                    return address;
                }));
        Tokens tokens = upToDate.of(granted);
        log.started(SessionFacts.of(tokens));
        return tokens;
    }
}
