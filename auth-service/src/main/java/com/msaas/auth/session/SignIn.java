package com.msaas.auth.session;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.identity.Password;
import com.msaas.auth.identity.PendingIdentities;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.SignInOutcome;
import com.msaas.auth.identity.Tokens;
import com.msaas.auth.limits.Limit;
import com.msaas.auth.limits.Tries;
import com.msaas.auth.registration.PendingRegistrations;
import com.msaas.auth.registration.Registration;
import com.msaas.auth.session.SessionRefusal.EmailNotVerified;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets somebody in by address and password. A registration that waits for its link has a user in Keycloak
/// who is off: there the right password is told apart from a wrong one, and as Keycloak does not count wrong
/// ones at such users, they are counted here.
@Component
class SignIn {
    static final Limit GUESSES_AT_PENDING = new Limit("pending_sign_in", 10, Duration.ofMinutes(15));

    /// Keycloak refuses a stranger at once and takes its time to compare a password. No refusal comes sooner
    /// than this, so that nobody learns from its time who has an account.
    static final Duration SHORTEST_REFUSAL = Duration.ofMillis(400);

    private final PendingRegistrations registrations;
    private final SignInDoor door;
    private final OneAtATime oneAtATime;
    private final Tries tries;
    private final UpToDate upToDate;
    private final SessionLog log;

    SignIn(
            PendingRegistrations registrations,
            SignInDoor door,
            OneAtATime oneAtATime,
            Tries tries,
            UpToDate upToDate,
            SessionLog log) {
        this.registrations = registrations;
        this.door = door;
        this.oneAtATime = oneAtATime;
        this.tries = tries;
        this.upToDate = upToDate;
        this.log = log;
    }

    /// Starts a session.
    ///
    /// @param code of the second factor, where there is one
    /// @throws RefusedException when the user is not let in, or Keycloak is away
    Tokens signIn(EmailAddress address, Password password, @Nullable String code) {
        long refusable = System.nanoTime() + SHORTEST_REFUSAL.toNanos();
        try {
            return oneAtATime.with(
                    address.value(),
                    () -> registrations
                            .holder(address)
                            .map(pending -> atPending(pending, address, password, code))
                            .orElseGet(() -> atUser(address.value(), password, code)));
        } catch (RefusedException e) {
            if (e.refusal() instanceof InvalidCredentials) {
                waitUntil(refusable);
            }
            throw e;
        }
    }

    private static void waitUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }

    private Tokens atPending(Registration pending, EmailAddress address, Password password, @Nullable String code) {
        if (!tries.take(GUESSES_AT_PENDING, pending.id().toString())) {
            throw new RefusedException(new InvalidCredentials());
        }
        return switch (door.signIn(PendingIdentities.nameOf(pending.id()), password, code)) {
            case SignInOutcome.RightButDisabled() -> throw new RefusedException(new EmailNotVerified());
            case SignInOutcome.Granted granted -> entered(granted);
            case SignInOutcome.Wrong() -> {
                if (registrations.holder(address).isPresent()) {
                    throw new RefusedException(new InvalidCredentials());
                }
                // his link was used this moment, and with that his name changed
                yield atUser(address.value(), password, code);
            }
        };
    }

    private Tokens atUser(String name, Password password, @Nullable String code) {
        return switch (door.signIn(name, password, code)) {
            case SignInOutcome.Granted granted -> entered(granted);
            case SignInOutcome.Wrong(), SignInOutcome.RightButDisabled() ->
                throw new RefusedException(new InvalidCredentials());
        };
    }

    private Tokens entered(SignInOutcome.Granted granted) {
        Tokens tokens = upToDate.of(granted.tokens());
        log.started(SessionFacts.of(tokens));
        return tokens;
    }
}
