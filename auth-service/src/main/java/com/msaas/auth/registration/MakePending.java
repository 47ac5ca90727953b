package com.msaas.auth.registration;

import com.msaas.auth.account.Accounts;
import com.msaas.auth.registration.Registration.State;
import com.msaas.auth.registration.RegistrationRefusal.EmailTaken;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Turns an attempt whose user is made into a pending registration: it takes the place of an older one under
/// the same address, and its mail is on its way.
@Component
class MakePending {
    private final Registrations registrations;
    private final Accounts accounts;
    private final RegistrationJobs jobs;

    MakePending(Registrations registrations, Accounts accounts, RegistrationJobs jobs) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.jobs = jobs;
    }

    /// To be called inside a transaction.
    ///
    /// @throws RefusedException when the address was taken meanwhile, or the attempt was given up
    Registered make(Registration registration, UUID user) {
        Transactions.demand();
        registrations.holder(registration.email()).ifPresent(this::replace);
        if (accounts.hold(registration.email())) {
            throw new RefusedException(new EmailTaken());
        }
        UUID mailing = Ids.next();
        if (!registrations.made(registration, user, mailing)) {
            throw new RefusedException(CommonRefusal.temporarilyUnavailable(Duration.ofSeconds(2)));
        }
        jobs.mail(registration.id(), mailing);
        jobs.deadline(registration);
        return new Registered(user, registration.tenant().value());
    }

    private void replace(Registration older) {
        if (!registrations.end(older.id(), State.PENDING)) {
            throw new RefusedException(new EmailTaken());
        }
        jobs.discard(older.id());
    }
}
