package com.msaas.auth.emailverification;

import com.msaas.auth.account.Account;
import com.msaas.auth.account.Accounts;
import com.msaas.auth.account.ActingMember;
import com.msaas.auth.account.OpenClinic;
import com.msaas.auth.identity.Activation;
import com.msaas.auth.identity.PendingIdentities;
import com.msaas.auth.link.LinkInvalid;
import com.msaas.auth.registration.EndRegistration;
import com.msaas.auth.registration.PendingRegistrations;
import com.msaas.auth.registration.Registration;
import com.msaas.auth.registration.RegistrationRefusal.EmailTaken;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantContext;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Lets a user in whose link was used: he gets his address in Keycloak, and with that the clinic comes into
/// being and the others are told. Both steps may be repeated, so that a crash between them costs nothing.
@Component
class ActivateAccount {
    private final PendingIdentities identities;
    private final PendingRegistrations registrations;
    private final EndRegistration end;
    private final Accounts accounts;
    private final Transactions transactions;
    private final OpenClinic openClinic;
    private final Clock clock;

    ActivateAccount(
            PendingIdentities identities,
            PendingRegistrations registrations,
            EndRegistration end,
            Accounts accounts,
            Transactions transactions,
            OpenClinic openClinic,
            Clock clock) {
        this.identities = identities;
        this.registrations = registrations;
        this.end = end;
        this.accounts = accounts;
        this.transactions = transactions;
        this.openClinic = openClinic;
        this.clock = clock;
    }

    /// Finishes what the link began.
    ///
    /// @throws RefusedException when the address was taken meanwhile, the user is gone, or Keycloak is away
    void activate(Registration registration) {
        Activation activation = identities.activate(registration.user(), registration.email());
        if (activation == Activation.DONE) {
            // whoever holds the link is the owner, though he has not signed in yet
            Actor owner = ActingMember.behind(Actor.current(), registration.user(), Role.OWNER);
            TenantContext.run(
                    registration.tenant(), () -> owner.run(() -> transactions.inOne(() -> open(registration))));
            return;
        }
        end.from(registration.id(), Registration.State.ACTIVATING);
        throw new RefusedException(activation == Activation.ADDRESS_TAKEN ? new EmailTaken() : new LinkInvalid());
    }

    private void open(Registration registration) {
        if (!registrations.verified(registration.id())) {
            if (accounts.of(registration.user()).isEmpty()) {
                throw new RefusedException(new LinkInvalid());
            }
            // the same link, used twice at once
            return;
        }
        openClinic.of(
                Account.verified(registration.user(), registration.email(), registration.name(), clock.instant()),
                registration.clinicName());
    }
}
