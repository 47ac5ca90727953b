package com.msaas.auth.account;

import com.msaas.auth.identity.EmailAddress;
import java.util.Optional;
import java.util.UUID;

/// All accounts.
public interface Accounts {

    /// Adds the account, inside the open transaction.
    void add(Account account);

    /// The account of a user, if he has one.
    Optional<Account> of(UUID userId);

    /// Whose address this is, if anybody has proved it.
    Optional<Account> with(EmailAddress address);

    /// Whether somebody has proved this address already.
    boolean hold(EmailAddress address);
}
