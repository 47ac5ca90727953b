package com.msaas.platform.security;

/// Knows tokens that are void although they are signed and not expired.
@FunctionalInterface
public interface VoidTokens {

    /// Whether this is one.
    boolean include(VerifiedToken token);
}
