package com.msaas.auth.firstvisit;

import com.msaas.auth.account.Account;
import com.msaas.auth.account.Accounts;
import com.msaas.auth.account.ActingMember;
import com.msaas.auth.account.OpenClinic;
import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.invitation.OpenInvitations;
import com.msaas.auth.membership.KnownMemberships;
import com.msaas.auth.membership.WriteMemberships;
import com.msaas.auth.registration.EndRegistration;
import com.msaas.auth.registration.PendingRegistrations;
import com.msaas.auth.registration.Registration;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gives somebody who comes for the first time, with an address that another provider has verified, an account and a
/// clinic. Whoever is invited somewhere gets the account alone: he has come to join.
@Component
public class FirstVisit {
    private final Accounts accounts;
    private final OpenInvitations invitations;
    private final OpenClinic openClinic;
    private final PendingRegistrations registrations;
    private final EndRegistration endRegistration;
    private final KnownMemberships memberships;
    private final WriteMemberships writeMemberships;
    private final Transactions transactions;
    private final Clock clock;

    FirstVisit(
            Accounts accounts,
            OpenInvitations invitations,
            OpenClinic openClinic,
            PendingRegistrations registrations,
            EndRegistration endRegistration,
            KnownMemberships memberships,
            WriteMemberships writeMemberships,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.openClinic = openClinic;
        this.registrations = registrations;
        this.endRegistration = endRegistration;
        this.memberships = memberships;
        this.writeMemberships = writeMemberships;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Makes him known, if he is not yet.
    ///
    /// @param name as the provider has it
    /// @param clinicName how his clinic is to be called; by default after himself
    public void of(UUID user, EmailAddress address, String name, @Nullable String clinicName) {
        if (accounts.of(user).isPresent()) {
            return;
        }
        String called = Account.called(name, address);
        Account account = Account.verified(user, address, called, clock.instant());
        if (invitations.waitFor(address)) {
            transactions.inOne(() -> {
                accounts.add(account);
                endRegistration(address);
            });
            return;
        }
        Actor owner = ActingMember.behind(Actor.current(), user, Role.OWNER);
        TenantContext.run(
                new TenantId(Ids.next()),
                () -> owner.run(() -> transactions.inOne(
                        () -> open(account, clinicName == null ? "Clinica " + called : clinicName))));
    }

    private void open(Account owner, String clinicName) {
        openClinic.of(owner, clinicName);
        endRegistration(owner.email());
        memberships.foresee(owner.userId(), Role.OWNER);
        writeMemberships.soon(owner.userId(), "first-visit", false);
    }

    /// He has proved the address before whoever else waits for a mail there.
    private void endRegistration(EmailAddress address) {
        registrations
                .holder(address)
                .ifPresent(waiting -> endRegistration.from(waiting.id(), Registration.State.PENDING));
    }
}
