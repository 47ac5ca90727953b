package com.msaas.auth.twofactor;

import com.msaas.auth.account.SignedInUser;
import com.msaas.auth.ending.DropSession;
import com.msaas.auth.identity.Password;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.SignInOutcome;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// Switches a second factor off for whoever has both: a session alone is not enough.
@Component
class DisableTwoFactor {
    private final SignInDoor door;
    private final CodeGuesses guesses;
    private final SecondFactor secondFactor;
    private final DropSession dropSession;

    DisableTwoFactor(SignInDoor door, CodeGuesses guesses, SecondFactor secondFactor, DropSession dropSession) {
        this.door = door;
        this.guesses = guesses;
        this.secondFactor = secondFactor;
        this.dropSession = dropSession;
    }

    /// Switches it off; where there is none, that is no error.
    ///
    /// @throws RefusedException when password or code is wrong, or Keycloak is away
    void disable(SignedInUser user, Password password, String code) {
        guesses.refuseTooMany(user.address());
        SignInOutcome outcome = door.signIn(user.address().value(), password, code);
        if (!(outcome instanceof SignInOutcome.Granted(var tokens))) {
            throw guesses.wrong(user.address());
        }
        dropSession.of(tokens);
        if (secondFactor.isSpent(user.id(), code)) {
            throw guesses.wrong(user.address());
        }
        secondFactor.takeAway(user.id(), "two_factor.disabled");
    }
}
