package com.msaas.auth.identity;

/// What became of giving a pending user his address.
public enum Activation {
    /// he has it now, or had it before
    DONE,
    /// another user has had it since
    ADDRESS_TAKEN,
    /// there is no such user any more
    GONE
}
