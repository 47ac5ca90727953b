package com.msaas.auth.session;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.InvalidCredentials;
import com.msaas.auth.identity.OneAtATime;
import com.msaas.auth.identity.Password;
import com.msaas.auth.identity.PendingIdentities;
import com.msaas.auth.identity.SignInDoor;
import com.msaas.auth.identity.SignInOutcome;
import com.msaas.auth.identity.Tokens;
import com.msaas.auth.limits.Limit;
import com.msaas.auth.limits.Place;
import com.msaas.auth.limits.Tries;
import com.msaas.auth.registration.PendingRegistrations;
import com.msaas.auth.registration.Registration;
import com.msaas.auth.session.SessionRefusal.EmailNotVerified;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets somebody in by address and password. A registration that waits for its link has a user in Keycloak
/// who is off: there the right password is told apart from a wrong one, and as Keycloak does not count wrong
/// ones at such users, they are counted here.
@Component
class SignIn {
    static final Limit GUESSES_AT_PENDING = new Limit("pending_sign_in", 10, Duration.ofMinutes(15));

    /// Keycloak locks an account that is guessed at, for longer each time; whoever guesses at many is stopped by this.
    static final Limit WRONG_FROM_ONE_PLACE = new Limit("wrong_sign_in", 100, Duration.ofMinutes(15));
    static final Limit WRONG_FROM_ONE_PLACE_IN_A_DAY = new Limit("wrong_sign_in_of_a_day", 400, Duration.ofDays(1));

    private static final List<Limit> OF_ONE_PLACE = List.of(WRONG_FROM_ONE_PLACE, WRONG_FROM_ONE_PLACE_IN_A_DAY);

    /// Keycloak refuses a stranger at once and takes its time to compare a password. No refusal comes sooner
    /// than this, so that nobody learns from its time who has an account.
    static final Duration SHORTEST_REFUSAL = Duration.ofMillis(400);

    private final PendingRegistrations registrations;
    private final SignInDoor door;
    private final KnownUsers knownUsers;
    private final OneAtATime oneAtATime;
    private final Tries tries;
    private final UpToDate upToDate;
    private final SessionLog log;

    SignIn(
            PendingRegistrations registrations,
            SignInDoor door,
            KnownUsers knownUsers,
            OneAtATime oneAtATime,
            Tries tries,
            UpToDate upToDate,
            SessionLog log) {
        this.registrations = registrations;
        this.door = door;
        this.knownUsers = knownUsers;
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
        String place = Place.of(Objects.toString(Actor.current().ipAddress(), ""));
        boolean listening = !tries.areUsedUp(OF_ONE_PLACE, place);
        try {
            // told as if something were wrong: whoever guesses does not learn that he is not listened to
            if (!listening) {
                throw new RefusedException(new InvalidCredentials());
            }
            return oneAtATime.with(
                    address.value(),
                    () -> registrations
                            .holder(address)
                            .map(pending -> atPending(pending, address, password, code))
                            .orElseGet(() -> entered(knownUsers.letIn(address, password, code))));
        } catch (RefusedException e) {
            if (e.refusal() instanceof InvalidCredentials) {
                if (listening) {
                    tries.take(OF_ONE_PLACE, place);
                }
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
            case SignInOutcome.Granted(Tokens tokens) -> entered(tokens);
            case SignInOutcome.Wrong() -> {
                if (registrations.holder(address).isPresent()) {
                    throw new RefusedException(new InvalidCredentials());
                }
                // his link was used this moment, and with that his name changed
                yield entered(knownUsers.letIn(address, password, code));
            }
        };
    }

    private Tokens entered(Tokens granted) {
        Tokens tokens = upToDate.of(granted);
        log.started(SessionFacts.of(tokens));
        return tokens;
    }
}
