package com.msaas.auth.session;

import com.msaas.auth.ending.DropSession;
import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.identity.OneTimeCodes;
import com.msaas.auth.identity.Password;
import com.msaas.auth.identity.PasswordCheck;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.SignInOutcome;
import com.msaas.auth.identity.Tokens;
import com.msaas.auth.session.SessionRefusal.OtpRequired;
import com.msaas.auth.twofactor.CodeGuesses;
import com.msaas.auth.twofactor.SecondFactor;
import com.msaas.platform.refusal.RefusedException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets in people whose address is proved: by a password, and by a code where they have a second factor.
@Component
class KnownUsers {
    private static final Pattern OF_AN_APP = Pattern.compile("[0-9]{6}");

    private final SignInDoor door;
    private final PasswordCheck passwordCheck;
    private final OneTimeCodes oneTimeCodes;
    private final SecondFactor secondFactor;
    private final CodeGuesses guesses;
    private final DropSession dropSession;

    KnownUsers(
            SignInDoor door,
            PasswordCheck passwordCheck,
            OneTimeCodes oneTimeCodes,
            SecondFactor secondFactor,
            CodeGuesses guesses,
            DropSession dropSession) {
        this.door = door;
        this.passwordCheck = passwordCheck;
        this.oneTimeCodes = oneTimeCodes;
        this.secondFactor = secondFactor;
        this.guesses = guesses;
        this.dropSession = dropSession;
    }

    /// Starts a session at Keycloak.
    ///
    /// @throws RefusedException when anything is wrong, or the password is right and a code is missing
    Tokens letIn(EmailAddress address, Password password, @Nullable String code) {
        if (code == null) {
            return byPassword(address, password);
        }
        guesses.refuseTooMany(address);
        return OF_AN_APP.matcher(code).matches()
                ? byCode(address, password, code)
                : byRecoveryCode(address, password, code);
    }

    /// Keycloak does not say whether the password is wrong or a code is missing, and counts a missing one as a guess:
    /// where there is a second factor it is asked for the password alone.
    private Tokens byPassword(EmailAddress address, Password password) {
        if (oneTimeCodes.askedOf(address).isPresent()) {
            throw new RefusedException(
                    passwordCheck.isRight(address, password) ? new OtpRequired() : new InvalidCredentials());
        }
        return granted(address, password, null).orElseThrow(() -> new RefusedException(new InvalidCredentials()));
    }

    private Tokens byCode(EmailAddress address, Password password, String code) {
        Tokens tokens = granted(address, password, code).orElseThrow(() -> guesses.wrong(address));
        if (secondFactor.isSpent(SessionFacts.of(tokens).userId(), code)) {
            dropSession.of(tokens);
            throw guesses.wrong(address);
        }
        return tokens;
    }

    private Tokens byRecoveryCode(EmailAddress address, Password password, String code) {
        UUID user = oneTimeCodes
                .askedOf(address)
                .filter(_ -> passwordCheck.isRight(address, password))
                .orElseThrow(() -> guesses.wrong(address));
        if (!secondFactor.recover(user, code)) {
            throw guesses.wrong(address);
        }
        return byPassword(address, password);
    }

    private Optional<Tokens> granted(EmailAddress address, Password password, @Nullable String code) {
        return door.signIn(address.value(), password, code) instanceof SignInOutcome.Granted(Tokens tokens)
                ? Optional.of(tokens)
                : Optional.empty();
    }
}
