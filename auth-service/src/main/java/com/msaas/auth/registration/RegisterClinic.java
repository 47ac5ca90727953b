package com.msaas.auth.registration;

import com.msaas.auth.account.Accounts;
import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.PendingIdentities;
import com.msaas.auth.limits.Limit;
import com.msaas.auth.limits.Place;
import com.msaas.auth.limits.TooManyTries;
import com.msaas.auth.limits.Tries;
import com.msaas.auth.registration.RegistrationRefusal.EmailTaken;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/// Signs a clinic up. The row that takes the address comes first, then the user in Keycloak, then the row's
/// next state with all that follows from it in one transaction. Whatever fails on the way, here or because
/// the process dies, is undone: at once if it can be, else by [RecoverRegistration], which is put there
/// before anything else.
@Component
public class RegisterClinic {
    /// A "taken" tells that an account exists, so only so many are told to one place.
    static final Limit REVEALING = new Limit("email_taken", 30, Duration.ofHours(1));

    /// Each registration has a mail sent to an address that may be anybody's.
    static final Limit MAILS = new Limit("registrations", 10, Duration.ofHours(1));

    private static final Duration LONGEST_WAIT_FOR_TWIN = Duration.ofSeconds(8);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Registrations registrations;
    private final Accounts accounts;
    private final PendingIdentities identities;
    private final RegistrationJobs jobs;
    private final MakePending makePending;
    private final Transactions transactions;
    private final Tries tries;
    private final Clock clock;

    RegisterClinic(
            Registrations registrations,
            Accounts accounts,
            PendingIdentities identities,
            RegistrationJobs jobs,
            MakePending makePending,
            Transactions transactions,
            Tries tries,
            Clock clock) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.identities = identities;
        this.jobs = jobs;
        this.makePending = makePending;
        this.transactions = transactions;
        this.tries = tries;
        this.clock = clock;
    }

    /// Makes a pending registration and has a mail with a link sent.
    ///
    /// @throws RefusedException when the address is taken, the password too weak, or Keycloak away
    public Registered register(RegisterCommand command) {
        refuseCurious(command);
        refuseOwnAddress(command);
        // when two begin at once, the one that comes too late stands behind the other the next time
        Registration registration = begin(command).or(() -> begin(command)).orElseThrow(() -> taken(command));
        try {
            refuseTaken(command);
            UUID user = identities.create(registration.id(), registration.membership(), command.password());
            refuseFlood(command);
            return transactions.inOne(() -> makePending.make(registration, user));
        } catch (RuntimeException e) {
            giveUp(registration, e);
            throw e instanceof RefusedException refused && refused.refusal() instanceof EmailTaken ? taken(command) : e;
        }
    }

    /// @return nothing when another attempt has begun in the same moment
    private Optional<Registration> begin(RegisterCommand command) {
        letOthersPass(command);
        refuseFlooded(command);
        Registration registration =
                Registration.begun(command.email(), command.name(), command.clinicName(), clock.instant());
        jobs.recover(registration.id());
        return registrations.begin(registration, command.requestKey()) ? Optional.of(registration) : Optional.empty();
    }

    private void refuseCurious(RegisterCommand command) {
        if (command.from() != null && tries.areUsedUp(REVEALING, Place.of(command.from()))) {
            throw tooManyTries(REVEALING);
        }
    }

    /// Before anything costs anything. Counting waits until the password is taken: whoever tries several
    /// passwords has no mail sent.
    private void refuseFlooded(RegisterCommand command) {
        if (tries.areUsedUp(MAILS, command.email().digest())) {
            throw tooManyTries(MAILS);
        }
    }

    private void refuseFlood(RegisterCommand command) {
        if (!tries.take(MAILS, command.email().digest())) {
            throw tooManyTries(MAILS);
        }
    }

    private RefusedException tooManyTries(Limit limit) {
        return new RefusedException(TooManyTries.of(limit, clock.instant()));
    }

    /// Keycloak cannot tell, as the pending user has no address yet.
    private static void refuseOwnAddress(RegisterCommand command) {
        if (command.password()
                .value()
                .toLowerCase(Locale.ROOT)
                .equals(command.email().value())) {
            throw new RefusedException(InvalidInput.of("password", "must not be your email address"));
        }
    }

    private void refuseTaken(RegisterCommand command) {
        EmailAddress email = command.email();
        boolean beingLetIn = registrations
                .holder(email)
                .filter(holder -> holder.state() == Registration.State.ACTIVATING)
                .isPresent();
        if (beingLetIn || accounts.hold(email) || identities.isHeld(email)) {
            throw new RefusedException(new EmailTaken());
        }
    }

    /// The same request, sent twice at once, waits for its first to be through. If that was refused, this one
    /// is judged by itself; if not, it is answered like it, by the answer that is kept under the key.
    private void letOthersPass(RegisterCommand command) {
        EmailAddress email = command.email();
        String key = command.requestKey();
        if (!registrations.isUnderWay(email)) {
            return;
        }
        Optional<UUID> twin = key == null ? Optional.empty() : registrations.underWay(email, key);
        twin.ifPresent(this::awaitEndOf);
        if (registrations.isUnderWay(email)) {
            throw taken(command);
        }
        if (twin.flatMap(registrations::byId).isPresent()) {
            // tells nobody anything: it is his own
            throw new RefusedException(new EmailTaken());
        }
    }

    private void awaitEndOf(UUID attempt) {
        long deadline = System.nanoTime() + LONGEST_WAIT_FOR_TWIN.toNanos();
        while (registrations.isUnderWay(attempt)
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private RefusedException taken(RegisterCommand command) {
        if (command.from() != null) {
            tries.take(REVEALING, Place.of(command.from()));
        }
        return new RefusedException(new EmailTaken());
    }

    /// Without a transaction: the one of this request is to keep its answer, and there is none to be kept.
    /// What cannot be undone now is left to the recovery.
    private void giveUp(Registration registration, RuntimeException because) {
        try {
            if (registrations.end(registration.id(), Registration.State.UNDER_WAY)) {
                jobs.discard(registration.id());
            }
        } catch (RuntimeException e) {
            because.addSuppressed(e);
        }
    }
}
