package com.msaas.auth.invitation;

import com.msaas.auth.identity.EmailAddress;

/// Which invitations wait for an answer.
public interface OpenInvitations {

    /// How many of the bound clinic do.
    long count();

    /// Whether one to this address does, of whatever clinic.
    boolean waitFor(EmailAddress address);
}
